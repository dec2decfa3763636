using System.Globalization;
using Dashboard.Data.Log;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Ingest.Wires;
using Dashboard.Web.Features.Board;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Pipeline;

/// <summary>
/// What happens on a board when an article gets a further version: the labels of its card say where it stands with its agency, and a
/// note of the program, on top of the notes, says what is new. Updates share one note per article; a kill has its own.
/// </summary>
internal static class UpdateIntake
{
    private const string Updated = "Updated", Killed = "Killed by the agency", Withheld = "Withheld by the agency", Embargo = "Embargo ";
    private const string SetByPerson = "Set by ";
    private const string Kill = "KILL: ", AboutPage = "The page of “";

    /// <summary>Labels that are loud on a card.</summary>
    public static bool IsLoud(string label) => label is Killed or Withheld || label.StartsWith(Embargo, StringComparison.Ordinal) || IsAbsence(label);

    private static bool IsAbsence(string label) => Enum.GetValues<PageState>().Any(state => PageAbsence.LabelOf(state) == label);

    /// <summary>
    /// The version that a kill or a stop leaves: the text stays as it was, because it is what others may have used, and its standing is new.
    /// </summary>
    public static ArticleDraft WithStanding(ArticleVersion before, WireNotice notice)
    {
        var fields = new Dictionary<string, ReadField>(before.Fields);
        fields.Remove(WireFieldNames.EdNote);
        foreach (var (name, field) in notice.Facts)
            fields[name] = field;
        return new ArticleDraft(before.Text, before.Blocks, fields, [], before.Anchor);
    }

    /// <summary>Fields that a person had set stay as they are.</summary>
    public static IReadOnlyDictionary<string, ReadField> KeepCorrections(IReadOnlyDictionary<string, ReadField> before, IReadOnlyDictionary<string, ReadField> now)
    {
        var kept = new Dictionary<string, ReadField>(now);
        foreach (var (name, field) in before.Where(pair => pair.Value.Reason.StartsWith(SetByPerson, StringComparison.Ordinal)))
            kept[name] = field with { Candidates = now.GetValueOrDefault(name)?.Candidates ?? field.Candidates };
        return kept;
    }

    /// <summary>What a person had said a paragraph is, it stays, as long as the paragraph does.</summary>
    public static IReadOnlyList<Block> KeepCorrections(ArticleVersion before, ArticleDraft now)
    {
        var kept = new Dictionary<string, Block>();
        foreach (var block in before.Blocks.Where(block => block.Reason.StartsWith(SetByPerson, StringComparison.Ordinal)))
            kept[before.Text[block.Start..block.End]] = block;
        return kept.Count == 0
            ? now.Blocks
            : [.. now.Blocks.Select(block => kept.TryGetValue(now.Text[block.Start..block.End], out var known) ? known with { Start = block.Start, End = block.End } : block)];
    }

    /// <summary>Shows the standing of the version that was just taken; with an earlier version also says what changed.</summary>
    public static async Task ShowAsync(StoryWrite write, Article article, ArticleVersion? before, ArticleVersion now, CancellationToken cancel)
    {
        var facts = WireFacts.Of(now.Fields);
        await LabelAsync(write, article, facts, cancel);
        if (before is not null)
            await TellAsync(write, article, Headline(article, facts) + Said(facts) + Changes(before, now), IsKill(facts) && WireFacts.Of(before.Fields)?.Status != PublishingStatus.Canceled, cancel);
    }

    /// <summary>Says that an update came which cannot be read; the article stays as it is.</summary>
    public static Task SayUnreadableAsync(StoryWrite write, Article article, string reason, CancellationToken cancel) =>
        TellAsync(write, article, $"A new version of “{article.Heading}” came and cannot be read\n\n{reason}\n\nThe article stays as it was; what came is kept.", false, cancel);

    /// <summary>Says on card and board that the article's page is not there any more. The article keeps its text.</summary>
    public static async Task ShowAbsenceAsync(StoryWrite write, Article article, PageAbsence absence, CancellationToken cancel)
    {
        article.Absence = absence;
        write.Record(absence.State == PageState.Gone ? LogKinds.ArticleVanished : LogKinds.ArticleClosed, article);
        await LabelAsync(write, article, await FactsAsync(write, article, cancel), cancel);
        var from = article.Source is { } source ? $"From {source}. " : "";
        await TellAsync(
            write, article, $"{AboutPage}{article.Heading}” is {PageAbsence.WordsOf(absence.State)} since {WireFacts.Stamp(absence.Since)}\n\n{from}{absence.Reason}\n\nThe article keeps its text as it was read. Its address is looked at again.", false, cancel);
    }

    /// <summary>The page is there again: the card no longer says otherwise, and the note tells it without moving.</summary>
    public static async Task ShowBackAsync(StoryWrite write, Article article, CancellationToken cancel)
    {
        if (article.Absence is not { } absence)
            return;
        article.Absence = null;
        write.Record(LogKinds.ArticleBack, article);
        await LabelAsync(write, article, await FactsAsync(write, article, cancel), cancel);
        if (await EarlierAsync(write, article, AboutPage, cancel) is not { } note)
            return;
        note.Text = $"{AboutPage}{article.Heading}” is there again since {WireFacts.Stamp(write.Now)}\n\nIt was {PageAbsence.WordsOf(absence.State)} since {WireFacts.Stamp(absence.Since)}. The article kept its text.";
        note.EditedAt = write.Now;
        write.Record(LogKinds.NoteEdited, note);
    }

    private static async Task<WireFacts?> FactsAsync(StoryWrite write, Article article, CancellationToken cancel) =>
        await write.Db.ArticleVersions.AsNoTracking().FirstOrDefaultAsync(row => row.ArticleId == article.Id && row.Number == article.CurrentVersion, cancel) is { } version
            ? WireFacts.Of(version.Fields)
            : null;

    private static bool IsKill(WireFacts? facts) => facts?.Status == PublishingStatus.Canceled;

    private static string Headline(Article article, WireFacts? facts) => facts?.Status switch
    {
        PublishingStatus.Canceled => $"{Kill}“{article.Heading}” must not be used",
        PublishingStatus.Withheld => $"WITHHELD: “{article.Heading}”",
        _ => string.Create(CultureInfo.InvariantCulture, $"New version of “{article.Heading}” (version {article.CurrentVersion})"),
    } + (article.Source is { } source ? $"\n\nFrom {source}." : "\n\n");

    private static string Said(WireFacts? facts) => facts switch
    {
        { Status: PublishingStatus.Canceled } => " The agency has canceled the item. Findings that rest on it cannot be published; what was published already needs a look." + NoteOf(facts),
        { Status: PublishingStatus.Withheld } => " The agency withholds the item until further notice." + NoteOf(facts),
        not null => NoteOf(facts),
        null => "",
    };

    private static string NoteOf(WireFacts facts) => facts.EdNote is { } note ? $"\n\nNote to editors: {note}" : "";

    // The matching of the two texts is the diff's own work; a note names what an editor must know before opening it.
    private static string Changes(ArticleVersion before, ArticleVersion now)
    {
        List<string> changes = [];
        foreach (var (name, word) in (ReadOnlySpan<(string, string)>)[(FieldNames.Title, "Headline"), (FieldNames.Byline, "Byline")])
        {
            var (was, fresh) = (before.Fields.GetValueOrDefault(name)?.Value, now.Fields.GetValueOrDefault(name)?.Value);
            if (was != fresh)
                changes.Add($"{word}: “{was ?? "none"}” → “{fresh ?? "none"}”");
        }
        var (old, current) = (Paragraphs(before), Paragraphs(now));
        List<string> gone = [.. old.Except(current)], came = [.. current.Except(old)];
        if (gone.Count + came.Count > 0)
            changes.Add($"{Count(came.Count)} new or changed, {Count(gone.Count)} gone or changed");
        foreach (var paragraph in came.Take(3))
            changes.Add("+ " + Short(paragraph));
        foreach (var paragraph in gone.Take(3))
            changes.Add("− " + Short(paragraph));
        return changes.Count == 0 ? "\n\nThe text is the same." : "\n\n" + string.Join("\n", changes);
    }

    private static List<string> Paragraphs(ArticleVersion version) =>
        [.. version.Blocks.Where(block => block.Kind is BlockKind.Body or BlockKind.Caption).Select(block => version.Text[block.Start..block.End])];

    private static string Count(int paragraphs) => paragraphs == 1 ? "1 paragraph" : string.Create(CultureInfo.InvariantCulture, $"{paragraphs} paragraphs");

    private static string Short(string paragraph) => paragraph.Length <= 240 ? paragraph : paragraph[..240].TrimEnd() + "…";

    private static async Task LabelAsync(StoryWrite write, Article article, WireFacts? facts, CancellationToken cancel)
    {
        if (await CardIntake.FindAsync(write, CardKind.Article, article.Id, cancel) is not { } card)
            return;
        List<string> labels = [];
        if (facts?.Status == PublishingStatus.Canceled)
            labels.Add(Killed);
        if (facts?.Status == PublishingStatus.Withheld)
            labels.Add(Withheld);
        if (facts?.EmbargoedUntil is { } until && (until > write.Now || card.Labels.Any(label => label.StartsWith(Embargo, StringComparison.Ordinal))))
            labels.Add(WireFacts.EmbargoWords(until));
        if (article.Absence is { } absence)
            labels.Add(PageAbsence.LabelOf(absence.State));
        if (article.CurrentVersion > 1)
            labels.Add(string.Create(CultureInfo.InvariantCulture, $"{Updated} ×{article.CurrentVersion - 1}"));
        labels.AddRange(card.Labels.Where(label => !IsLoud(label) && !label.StartsWith(Updated + " ×", StringComparison.Ordinal)));
        if (labels.SequenceEqual(card.Labels))
            return;
        card.Labels = labels;
        write.Record(LogKinds.CardEdited, card);
    }

    private static async Task TellAsync(StoryWrite write, Article article, string text, bool alone, CancellationToken cancel)
    {
        text = text.Length <= Note.MaxTextLength ? text : text[..Note.MaxTextLength];
        var strand = text.StartsWith(AboutPage, StringComparison.Ordinal) ? AboutPage : "";
        if (!alone && await EarlierAsync(write, article, strand, cancel) is { } earlier)
        {
            earlier.Text = text;
            earlier.EditedAt = write.Now;
            write.Record(LogKinds.NoteEdited, earlier);
            await CardIntake.RemoveAsync(write, earlier.Id, cancel);
            await CardIntake.PutOnTopAsync(write, LaneKind.Notes, CardKind.Note, earlier.Id, cancel);
            return;
        }
        await WriteNote.PutAsync(write, text, NoteTarget.Article, article.Id, cancel);
    }

    // Of the program's notes on one article one tells of its versions and one of its page; a kill stands alone.
    private static async Task<Note?> EarlierAsync(StoryWrite write, Article article, string strand, CancellationToken cancel)
    {
        var notes = await write.Db.Notes.Where(note => note.StoryId == write.Story.Id && note.Target == NoteTarget.Article && note.TargetId == article.Id && note.AuthorId == write.Actor.Id)
            .OrderByDescending(note => note.Id).ToListAsync(cancel);
        return notes.Find(note => strand.Length > 0
            ? note.Text.StartsWith(strand, StringComparison.Ordinal)
            : !note.Text.StartsWith(Kill, StringComparison.Ordinal) && !note.Text.StartsWith(AboutPage, StringComparison.Ordinal));
    }
}
