namespace Dashboard.Domain.Moderation;

/// <summary>How the moderation desk works, for all stories.</summary>
public sealed record ModerationSettings
{
    /// <summary>Of so many decisions of people one is looked at again by somebody else, silently; 0 for none.</summary>
    public int SecondLookOneIn { get; init; } = 20;

    /// <summary>After so many items an easy one is mixed in; 0 for never.</summary>
    public int EasyOneEvery { get; init; } = 6;

    /// <summary>Minutes of work after which the desk suggests a pause; 0 for never.</summary>
    public int PauseAfterMinutes { get; init; } = 50;

    /// <summary>Days until a strike no longer counts.</summary>
    public int StrikeDays { get; init; } = 180;

    /// <summary>Weight of live strikes from which on a sanction is suggested: watch, premoderate, suspend.</summary>
    public int WatchAt { get; init; } = 3;
    public int PremoderateAt { get; init; } = 6;
    public int SuspendAt { get; init; } = 10;

    /// <summary>Days after the decision until the words of rejected comments are erased; 0 keeps them.</summary>
    public int RejectedTextDays { get; init; }

    /// <summary>Days until what was noted about somebody's health is erased from signals; 0 keeps it.</summary>
    public int HealthDays { get; init; } = 30;

    /// <summary>Days until notes on commenters are removed; 0 keeps them.</summary>
    public int PersonNoteDays { get; init; } = 365;

    /// <summary>Days until private notes, skips and second looks are removed; 0 keeps them.</summary>
    public int DeskRecordDays { get; init; } = 365;

    /// <summary>What the program erased when it last looked for what is over its time; null while it never did. Not for people to set.</summary>
    public RetentionReport? LastRetention { get; init; }
}

/// <summary>What one look for what is over its time erased.</summary>
/// <param name="At">When it began; there is one a day.</param>
/// <param name="Comments">Rejected comments that lost their words.</param>
/// <param name="Health">Comments whose signals lost what was noted about somebody's health.</param>
/// <param name="PersonNotes">Notes on commenters.</param>
/// <param name="DeskRecords">Private notes, skips and second looks.</param>
/// <param name="Done">False while it works, or when it was broken off.</param>
public sealed record RetentionReport(DateTimeOffset At, int Comments = 0, int Health = 0, int PersonNotes = 0, int DeskRecords = 0, bool Done = false);
