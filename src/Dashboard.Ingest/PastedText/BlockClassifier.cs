using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.PastedText;

/// <summary>What a paragraph is and why.</summary>
public sealed record BlockVerdict(BlockKind Kind, double Confidence, string Reason);

/// <summary>
/// Tells the report from the clutter around it, paragraph by paragraph, by the words of each and by its neighbours. Titles and bylines are
/// not its business: what it calls body may still be one.
/// </summary>
public static partial class BlockClassifier
{
    private static readonly BlockVerdict Body = new(BlockKind.Body, 0.8, "Running text");

    [GeneratedRegex(@"\b(?:editor|reporter|correspondent|journalist|writer|columnist|author|contributor|producer|fellow|professor|analyst|blogger|anchor|photographer)\b", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:the\s+)?(?:\p{L}+\s+){0,3}(?:editor|reporter|correspondent|journalist|writer|columnist|contributor)\s+(?:for|of|at|with|in)\b[^.]{2,80}$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex RoleLine();

    [GeneratedRegex(@"^(?:authors?|writer|contributor|staff writer|by the same author)\s*:?$", RegexOptions.IgnoreCase, 10000)]
    private static partial Regex RoleWord();

    [GeneratedRegex(@"\b(?:is|are|was|has been|covers|covered|writes|reports|works|joined|can be reached)\b", RegexOptions.None, 10000)]
    private static partial Regex BioVerb();

    /// <summary>One verdict for each paragraph, in order. Linear in the length of the text.</summary>
    /// <param name="paragraphs">In page order, trimmed, without line breaks.</param>
    /// <param name="authors">Names known from a byline; a biography at the end begins with one of them.</param>
    public static IReadOnlyList<BlockVerdict> Classify(IReadOnlyList<string> paragraphs, IReadOnlyCollection<string>? authors = null)
    {
        var verdicts = ClassifyButAuthors(paragraphs);
        MarkAuthors(paragraphs, verdicts, authors ?? []);
        return verdicts;
    }

    internal static BlockVerdict[] ClassifyButAuthors(IReadOnlyList<string> paragraphs)
    {
        var verdicts = new BlockVerdict[paragraphs.Count];
        for (var i = 0; i < verdicts.Length; i++)
            verdicts[i] = ByWords(paragraphs[i]);
        MarkAppeals(paragraphs, verdicts);
        MarkForms(paragraphs, verdicts);
        MarkRelatedLists(paragraphs, verdicts);
        return verdicts;
    }

    /// <summary>The verdict on one paragraph without its neighbours.</summary>
    public static BlockVerdict ByWords(string paragraph)
    {
        if (BoilerplateCues.Judge(paragraph) is { } clutter)
            return clutter;
        if (!StartsWithQuote(paragraph) && Credits.Picture(paragraph) is { } credit)
            return new(BlockKind.Caption, 0.9, $"Ends in the credit of a picture: “{credit.Words.Trim('.', '!', '?', ' ')}”");
        return Body;
    }

    // Asking for money takes two cues in running text; one loud cue is enough for a short line.
    private static void MarkAppeals(IReadOnlyList<string> paragraphs, BlockVerdict[] verdicts)
    {
        var weights = new int[verdicts.Length];
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Kind != BlockKind.Body)
                continue;
            weights[i] = BoilerplateCues.AppealWeight(paragraphs[i]);
            if (weights[i] >= 3 || (weights[i] == 2 && paragraphs[i].Length < 300 && !StartsWithQuote(paragraphs[i])))
                verdicts[i] = new(BlockKind.Appeal, weights[i] >= 3 ? 0.95 : 0.75, "Asks the reader for support or a subscription");
        }
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Kind == BlockKind.Body && weights[i] > 0 && (IsAppeal(verdicts, i - 1) || IsAppeal(verdicts, i + 1)))
                verdicts[i] = new(BlockKind.Appeal, 0.85, "Belongs to the appeal beside it");
        }
    }

    private static void MarkForms(IReadOnlyList<string> paragraphs, BlockVerdict[] verdicts)
    {
        var inForm = false;
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (BoilerplateCues.OpensForm(paragraphs[i]))
                inForm = true;
            else if (inForm && verdicts[i].Kind == BlockKind.Body)
            {
                inForm = paragraphs[i].Length <= 120;
                if (inForm)
                    verdicts[i] = new(BlockKind.ReplyForm, 0.75, "A short line inside the form for reader comments");
            }
        }
    }

    private static void MarkRelatedLists(IReadOnlyList<string> paragraphs, BlockVerdict[] verdicts)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i].Kind != BlockKind.RelatedLink || !BoilerplateCues.OpensRelatedList(paragraphs[i]))
                continue;
            for (var j = i + 1; j < verdicts.Length && j <= i + 8 && verdicts[j].Kind == BlockKind.Body && IsTitleLike(paragraphs[j]); j++)
                verdicts[j] = new(BlockKind.RelatedLink, 0.75, "A title under the heading of a list of links");
        }
    }

    internal static void MarkAuthors(IReadOnlyList<string> paragraphs, BlockVerdict[] verdicts, IReadOnlyCollection<string> authors)
    {
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (!BoilerplateCues.OpensAuthorBlock(paragraphs[i]))
                continue;
            verdicts[i] = new(BlockKind.AuthorBio, 0.97, "Heads the lines about the author");
            for (var j = i + 1; j < verdicts.Length && j <= i + 4 && verdicts[j].Kind == BlockKind.Body && (paragraphs[j].Length < 140 || IsBiography(paragraphs[j])); j++)
                verdicts[j] = new(BlockKind.AuthorBio, 0.9, "Stands under “about the author”");
        }
        MarkClosingBiography(paragraphs, verdicts, authors);
    }

    // From the end upwards: names, roles and a biography after the last paragraph of the report.
    private static void MarkClosingBiography(IReadOnlyList<string> paragraphs, BlockVerdict[] verdicts, IReadOnlyCollection<string> authors)
    {
        var biographies = 0;
        for (var i = verdicts.Length - 1; i > 0; i--)
        {
            if (verdicts[i].Kind != BlockKind.Body)
                continue;
            var text = paragraphs[i];
            if (IsBiographyOf(text, authors, paragraphs, i))
                (verdicts[i], biographies) = (new(BlockKind.AuthorBio, 0.9, "Says who the author is"), biographies + 1);
            else if (text.Length < 60 && (RoleWord().IsMatch(text) || (IsKnownName(text, authors) && (biographies > 0 || i == verdicts.Length - 1))))
                verdicts[i] = new(BlockKind.AuthorBio, 0.85, "Names the author below the report");
            else if (biographies > 0 && text.Length < 60 && PersonNames.IsName(text))
                verdicts[i] = new(BlockKind.AuthorBio, 0.8, "A name above the lines about the author");
            else
                break;
        }
    }

    private static bool IsBiographyOf(string text, IReadOnlyCollection<string> authors, IReadOnlyList<string> paragraphs, int i)
    {
        if (text.Length > 600)
            return false;
        if (text.Length < 140 && RoleLine().IsMatch(text))
            return true;
        if (!IsBiography(text))
            return false;
        var first = FirstWord(text);
        return authors.Any(a => Mentions(a, first)) || (i > 0 && (PersonNames.IsName(paragraphs[i - 1]) || RoleWord().IsMatch(paragraphs[i - 1])));

        static bool Mentions(string author, string word) =>
            word.Length > 2 && author.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsBiography(string text) =>
        text.Length < 600 && text.Length > 0 && char.IsUpper(text[0]) && Role().IsMatch(text) && BioVerb().IsMatch(text.Length > 80 ? text[..80] : text);

    private static string FirstWord(string text)
    {
        var end = text.IndexOfAny([' ', ',']);
        return end < 0 ? text : text[..end];
    }

    private static bool IsKnownName(string text, IReadOnlyCollection<string> authors) =>
        authors.Any(a => a.Equals(text, StringComparison.OrdinalIgnoreCase));

    private static bool IsAppeal(BlockVerdict[] verdicts, int i) =>
        i >= 0 && i < verdicts.Length && verdicts[i].Kind == BlockKind.Appeal && verdicts[i].Reason.StartsWith("Asks", StringComparison.Ordinal);

    internal static bool IsTitleLike(string text) =>
        text.Length is > 8 and < 160 && !Paragraphs.EndsSentence(text.TrimEnd('?', '!', '…')) && !text.EndsWith(':') && !StartsWithQuote(text);

    internal static bool StartsWithQuote(string text) => text.Length > 0 && text[0] is '"' or '“' or '„' or '«' or '‘' or '\'';
}
