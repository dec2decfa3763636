using System.Text;
using System.Text.Json.Nodes;
using Dashboard.Domain.Comments;

namespace Dashboard.Web.Features.Privacy;

/// <summary>
/// Finds the words of somebody who is erased in other texts: every run of <see cref="Run"/> words of theirs, short texts as a whole, and
/// their name.
/// </summary>
internal sealed class ErasedWords
{
    /// <summary>So many words in a row that are theirs are no accident.</summary>
    public const int Run = 5;

    public const string Instead = "[erased]";

    // Shorter texts than this are anybody's: "I agree".
    private const int ShortestWords = 3;

    private const int NameReach = 1_500;

    private readonly HashSet<string> _runs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<int> _lengths = [Run];
    private readonly HashSet<int> _nameLengths = [];

    /// <param name="texts">What they wrote.</param>
    /// <param name="names">Under which names; none when the person stays and only some texts go.</param>
    public ErasedWords(IEnumerable<string> texts, IEnumerable<string> names)
    {
        foreach (var text in texts)
            Learn(WordsIn(text));
        foreach (var name in names)
        {
            var words = WordsIn(name);
            if (words.Count == 0)
                continue;
            _names.Add(Key(words, 0, words.Count));
            _nameLengths.Add(words.Count);
        }
    }

    private void Learn(List<Word> words)
    {
        if (words.Count < Run)
        {
            if (words.Count >= ShortestWords && _runs.Add(Key(words, 0, words.Count)))
                _lengths.Add(words.Count);
            return;
        }
        for (var i = 0; i + Run <= words.Count; i++)
            _runs.Add(Key(words, i, Run));
    }

    /// <summary>The text without their words; null when none of them stands in it.</summary>
    public string? Scrub(string text)
    {
        var found = Find(WordsIn(text), names: true);
        if (found.Count == 0)
            return null;
        var left = new StringBuilder();
        var at = 0;
        foreach (var (start, end, isName) in found)
        {
            left.Append(text, at, start - at).Append(isName ? Commenter.Erased : Instead);
            at = end;
        }
        return left.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>The text with their letters covered, so that all places in it stay where they are; null when none of their words stands in it.</summary>
    /// <param name="text">A page or its text; what stands in angle brackets counts as no word.</param>
    /// <param name="within">Where to look, by start and end; null for everywhere.</param>
    /// <param name="cover">A character that takes as many bytes as those it covers may take one.</param>
    /// <param name="others">Words of somebody else that stand in the text too: where they say the same, theirs stay.</param>
    public string? Cover(string text, IReadOnlyList<(int Start, int End)>? within, char cover, string others = "")
    {
        var words = WordsIn(text, tags: within is null);
        if (within is not null)
            words.RemoveAll(word => !within.Any(range => word.Start >= range.Start && word.End <= range.End));
        var found = Find(words, names: true);
        if (others.Length > 0)
            KeepOthers(found, text, others);
        if (within is null)
            KeepNamesBefore(found);
        if (found.Count == 0)
            return null;
        var covered = text.ToCharArray();
        foreach (var (start, end, _) in found)
        {
            foreach (var word in words.Where(word => word.Start >= start && word.End <= end))
                covered.AsSpan(word.Start, word.End - word.Start).Fill(cover);
        }
        return new string(covered);
    }

    // Readers quote what they comment on. A stretch that is whole in the article is the article's; what else they say around a quote makes theirs longer.
    private static void KeepOthers(List<(int Start, int End, bool IsName)> found, string text, string others)
    {
        var said = Line(WordsIn(others));
        found.RemoveAll(one => !one.IsName && said.Contains(Line(WordsIn(text[one.Start..one.End], tags: true)), StringComparison.Ordinal));
    }

    private static string Line(List<Word> words) => $" {Key(words, 0, words.Count)} ";

    // On a page a name stands above the words; elsewhere it may be anybody's.
    private static void KeepNamesBefore(List<(int Start, int End, bool IsName)> found) =>
        found.RemoveAll(name => name.IsName && !found.Exists(words => !words.IsName && words.Start > name.End && words.Start - name.End < NameReach));

    /// <summary>Scrubs every text in a JSON value but identities. True when something was changed.</summary>
    public bool Scrub(JsonNode? node)
    {
        var changed = false;
        switch (node)
        {
            case JsonObject all:
                foreach (var (name, value) in all.ToList())
                    changed |= value is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String && !IsIdentity(name) && Scrub(text.GetValue<string>()) is { } left ? Put(() => all[name] = left) : Scrub(value);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    changed |= list[i] is JsonValue text && text.GetValueKind() == System.Text.Json.JsonValueKind.String && Scrub(text.GetValue<string>()) is { } left ? Put(() => list[i] = left) : Scrub(list[i]);
                break;
        }
        return changed;
    }

    private static bool Put(Action put)
    {
        put();
        return true;
    }

    // The team's own names are nobody's words, and an id must not be torn.
    private static bool IsIdentity(string name) => name is "id" or "storyId" or "byName" or "authorName" or "answeredByName" or "receivedByName" or "assigneeName"
        || (name != "targetId" && name.EndsWith("Id", StringComparison.Ordinal));

    private List<(int Start, int End, bool IsName)> Find(List<Word> words, bool names)
    {
        var theirs = new bool[words.Count];
        foreach (var length in _lengths)
        {
            for (var i = 0; i + length <= words.Count; i++)
            {
                if (_runs.Contains(Key(words, i, length)))
                    Array.Fill(theirs, true, i, length);
            }
        }
        var found = new List<(int, int, bool)>();
        for (var i = 0; i < words.Count; i++)
        {
            var first = i;
            if (theirs[i])
            {
                while (i + 1 < words.Count && theirs[i + 1])
                    i++;
                found.Add((words[first].Start, words[i].End, false));
            }
            else if (names && _nameLengths.Where(length => first + length <= words.Count && _names.Contains(Key(words, first, length))).DefaultIfEmpty().Max() is > 0 and var length)
            {
                i += length - 1;
                found.Add((words[first].Start, words[i].End, true));
            }
        }
        return found;
    }

    private readonly record struct Word(int Start, int End, string Text);

    private static string Key(List<Word> words, int from, int count) => string.Join(' ', words.GetRange(from, count).Select(word => word.Text));

    /// <returns>Where the tag or character reference that begins here ends; 0 when none does.</returns>
    private static int Markup(string text, int at) => text[at] switch
    {
        '<' => Math.Max(0, text.IndexOf('>', at)),
        '&' => Math.Max(0, text.IndexOf(';', at, Math.Min(10, text.Length - at))),
        _ => 0,
    };

    private static List<Word> WordsIn(string text, bool tags = false)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length; i++)
        {
            if (tags && Markup(text, i) is > 0 and var close)
            {
                i = close;
                continue;
            }
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))
                i++;
            words.Add(new Word(start, i + 1, text[start..(i + 1)].Normalize(NormalizationForm.FormKC).ToLowerInvariant()));
        }
        return words;
    }
}
