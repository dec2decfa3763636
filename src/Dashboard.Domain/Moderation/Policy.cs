using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Domain.Moderation;

/// <summary>A rule of the house for readers' comments, in the team's own wording. Shared by all stories.</summary>
public sealed class Policy
{
    public const int MaxIdLength = 40;
    public const int MaxNameLength = 60;
    public const int MaxWordingLength = 1000;

    /// <summary>Short, kebab-case; signals name it, e.g. <c>hate</c>. Never changes.</summary>
    public required string Id { get; init; }

    /// <summary>On the chip.</summary>
    public required string Name { get; set; }

    /// <summary>What is not allowed, as the team would tell a reader.</summary>
    public required string Wording { get; set; }

    /// <summary>A decision under it must say why.</summary>
    public bool ReasonRequired { get; set; }

    /// <summary>Weight of the strike that a rejection under it suggests; 0 for none.</summary>
    public int StrikeWeight { get; set; }

    /// <summary>Place among the chips; the first nine have the keys 1 to 9.</summary>
    public int Place { get; set; }

    /// <summary>No longer offered; old decisions keep it.</summary>
    public bool Retired { get; set; }

    /// <summary>What the machine does with a comment whose signal touches this policy; null, the default, is nothing.</summary>
    public DecisionAction? Automatic { get; set; }

    /// <summary>From which severity on <see cref="Automatic"/> acts.</summary>
    public Severity AutomaticFrom { get; set; } = Severity.High;

    /// <summary>Who switched it on, and when.</summary>
    public string? AutomaticByName { get; set; }
    public DateTimeOffset? AutomaticSince { get; set; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; set; }
}
