using System.Text.RegularExpressions;
using Dashboard.Ingest.PastedText;

namespace Dashboard.Ingest.Pages;

/// <summary>
/// What the short lines around a headline say of author and time: where pages print both without marking either, often outside the area
/// that holds the text.
/// </summary>
/// <param name="Byline">As it stands there, "By" included; null when no line names anybody.</param>
/// <param name="Time">The time of publication; that of an update only when no other is given.</param>
internal sealed partial record HeadLines(string? Byline, PageTime? Time)
{
    private const int Above = 5;
    private const int Below = 12;

    [GeneratedRegex(@"^\W*(?:last\s+|story\s+)?(?:updated|modified|edited|revised|atualizado|actualizado|mis\s+à\s+jour|aktualisiert|aggiornato)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10000)]
    private static partial Regex UpdatedLabel();

    /// <param name="outline">The page.</param>
    /// <param name="headline">Its headline; null gives nothing.</param>
    /// <param name="language">Of the page: decides what 3/4/2019 means; null leaves such days alone.</param>
    public static HeadLines Of(PageOutline outline, PageLine? headline, string? language)
    {
        var at = headline is null ? -1 : outline.Lines.FindIndex(line => ReferenceEquals(line, headline));
        if (at < 0) return new HeadLines(null, null);

        string? byline = null;
        PageTime? published = null, updated = null;
        foreach (var line in Around(outline, at))
        {
            var text = line.Text.Replace('\n', ' ');
            var dates = DateWords.Find(text);
            byline ??= NameIn(line, dates is [var first, ..] ? text[..first.Start] : text);
            if (published is null && dates.Select(date => TimeOf(date, language)).FirstOrDefault(time => time is not null) is { } time)
            {
                if (UpdatedLabel().IsMatch(text)) updated ??= time;
                else published = time;
            }
        }

        return new HeadLines(byline, published ?? updated);
    }

    /// <summary>From the headline down to the text, then upwards: a masthead above may carry the day of the visit, so its zone is left out there.</summary>
    private static IEnumerable<PageLine> Around(PageOutline outline, int headline)
    {
        for (var i = headline + 1; i < outline.Lines.Count && i <= headline + Below && !IsText(outline.Lines[i]); i++)
        {
            if (IsHead(outline.Lines[i])) yield return outline.Lines[i];
        }

        for (var i = headline - 1; i >= 0 && i >= headline - Above; i--)
        {
            if (IsHead(outline.Lines[i]) && outline.Lines[i].Box.Zone is AreaRole.Content or AreaRole.Byline) yield return outline.Lines[i];
        }
    }

    /// <summary>The summary under a headline is prose, too; the text is longer.</summary>
    private static bool IsText(PageLine line) => line.IsRunning && line.Text.Length > 200 && line.Box.Zone == AreaRole.Content;

    private static bool IsHead(PageLine line) =>
        line.Text.Length <= 160 && line.Box.Zone is not (AreaRole.Related or AreaRole.Comments or AreaRole.ReplyForm or AreaRole.Appeal or AreaRole.Caption or AreaRole.AuthorBio);

    private static string? NameIn(PageLine line, string beforeDate)
    {
        var name = beforeDate.Trim(' ', ',', '|', '•', '·', '-', '–', '—', ':', '/');
        if (name.Length is < 3 or > 90 || line.Text.EndsWith('.') && line.Text.Length > 60) return null;
        if (AuthorNames.AfterBy(name) is { } who) return IsSigned(who) ? who : null;
        return (line.Box.Zone == AreaRole.Byline || beforeDate.Length < line.Text.Length) && AuthorNames.Clean(name, []) is { } alone && PersonNames.IsName(alone) ? name : null;
    }

    /// <summary>"By Monday" and "By the time" begin sentences.</summary>
    private static bool IsSigned(string who) =>
        who.Length > 1 && char.IsUpper(who[0]) && !who.Any(char.IsDigit) && who.Count(c => c == ' ') < 9 && DateWords.WeekdayOf(who) is null;

    private static PageTime? TimeOf(DateMention date, string? language)
    {
        if (date.Full is not { } day) return null;
        if (date.Swappable)
        {
            if (IsDayFirst(language) is not { } dayFirst) return null;
            if (dayFirst) day = new DateOnly(day.Year, day.Day, day.Month);
        }

        if (PageTime.Known(day) is not { } known || date.Time is not { } clock) return PageTime.Known(day);
        var local = day.ToDateTime(clock);
        if (date.Offset is not { } offset) return known with { LocalTime = local };
        var time = new DateTimeOffset(local, offset);
        return new PageTime(FieldReading.Iso(time), day, time, local);
    }

    /// <summary>Only Americans write the month first, and "en" alone does not say who writes.</summary>
    private static bool? IsDayFirst(string? language) => language switch
    {
        null or "en" => null,
        _ when language.EndsWith("-US", StringComparison.OrdinalIgnoreCase) => false,
        _ when language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && !language.Contains('-', StringComparison.Ordinal) => null,
        _ => true,
    };
}
