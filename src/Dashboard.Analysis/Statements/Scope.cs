using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Where a sentence places what it says: numbered things ("post 7") and places ("at the mill", "in Oxford").</summary>
internal sealed class Scope
{
    private readonly List<(string Noun, string Number)> _labels = [];
    private readonly List<(string Preposition, bool Named, HashSet<string> Words)> _places = [];
    private HashSet<string> _names = [];

    private static readonly HashSet<string> Near = new(["at", "near", "outside", "inside", "beside", "behind", "below", "above", "off", "on"], StringComparer.Ordinal);

    /// <summary>What may stand behind "at" without being a place.</summary>
    private static readonly HashSet<string> NoPlaces = new(
        ("conference briefing meeting hearing interview statement speech moment point stage rate price cost speed height depth peak risk least time cent average level dawn dusk noon midnight "
        + "night morning evening afternoon weekend anniversary grounds condition suspicion behalf charge charges orders attack crash explosion blast accident protest rally match game event festival "
        + "ceremony funeral wedding debate summit trial fire flood storm quake earthquake beginning start end expense request work sea board duty foot time average")
        .Split(' ').Select(Concepts.Of), StringComparer.Ordinal);

    /// <summary>The same for two sentences that name the same numbered things and places.</summary>
    public string Name { get; private init; } = "";

    public static Scope Of(ReadSentence sentence)
    {
        var tokens = sentence.Tokens;
        var labels = new List<(string, string)>();
        var places = new List<(string Preposition, bool Named, HashSet<string> Words)>();
        for (var k = 0; k < tokens.Count; k++)
        {
            if (tokens[k].Kind == TokenKind.Number && k > 0 && (Labels.IsLabel(tokens, k) || tokens[k - 1].Name && !sentence.Quantities.Any(quantity => quantity.Core == k)))
                labels.Add((tokens[k - 1].Concept.TrimStart('@', '#'), tokens[k].Lower));
            // "said in a letter", "told a meeting in the town": that is where it was said.
            if (Reports(tokens, k))
                while (k + 1 < tokens.Count && tokens[k + 1].Lower is not ("," or ";" or "that"))
                    k++;
            if (k < tokens.Count && (tokens[k].Is("in") || Near.Contains(tokens[k].Lower)) && Place(tokens, k) is { } place)
                places.Add(place);
        }
        var scope = new Scope { Name = string.Join(' ', labels.Order().Select(label => label.Item1 + label.Item2)
            .Concat(places.Select(place => place.Preposition + "+" + string.Join('+', place.Words.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal))) };
        scope._names = sentence.Names;
        scope._labels.AddRange(labels);
        scope._places.AddRange(places);
        return scope;
    }

    /// <summary>"post 7" against "post 9".</summary>
    public bool IsOtherLabel(Scope other)
    {
        foreach (var (noun, _) in _labels)
        {
            if (other._labels.Exists(label => label.Noun == noun)
                && !_labels.Exists(mine => mine.Noun == noun && other._labels.Contains(mine)))
                return true;
        }
        return false;
    }

    /// <summary>Other numbered things, or places introduced by the same word of which neither contains the other.</summary>
    public bool Excludes(Scope other)
    {
        if (IsOtherLabel(other))
            return true;
        foreach (var (preposition, named, _) in _places)
        {
            var theirs = other._places.FindAll(place => place.Preposition == preposition && place.Named == named);
            if (theirs.Count > 0 && !_places.Exists(mine => mine.Preposition == preposition && mine.Named == named
                && theirs.Exists(place => place.Words.IsSubsetOf(mine.Words) || mine.Words.IsSubsetOf(place.Words)
                    // "in the town of X, Y" against "in Y": the one lies in the other.
                    || named && (place.Words.IsSubsetOf(_names) || mine.Words.IsSubsetOf(other._names)))))
                return true;
        }
        return false;
    }

    private static bool Reports(IReadOnlyList<Token> tokens, int k) =>
        tokens[k].IsWord && Words.Reporting.Contains(tokens[k].Concept) && tokens[k].Lower is not ("report" or "reports" or "post" or "posts")
        && !(k + 1 < tokens.Count && tokens[k + 1].Kind == TokenKind.Number);

    private static (string, bool, HashSet<string>)? Place(IReadOnlyList<Token> tokens, int at)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var named = false;
        var k = at + 1;
        while (k < tokens.Count && Words.Determiners.Contains(tokens[k].Lower))
            k++;
        for (; k < tokens.Count && k < at + 7 && StatementReader.IsContent(tokens[k]); k++)
        {
            // "in three counties": the number may be what is in dispute.
            if (NumberReader.At(tokens, k) is not null)
                continue;
            // "in Ellery late on Monday", "at the mill rose": time words and verbs are no part of the place.
            if (words.Count > 0 && !tokens[k].Name && (Words.Common.Contains(tokens[k].Concept) || Stems.IsPast(tokens[k].Lower)))
                break;
            if (NoPlaces.Contains(tokens[k].Concept) || words.Count == 0 && !tokens[k].Name && Words.Common.Contains(tokens[k].Concept))
                return null;
            named |= tokens[k].Name;
            words.Add(tokens[k].Concept);
        }
        // "in" opens much that is no place, unless it has a name.
        if (words.Count == 0 || !named && tokens[at].Lower is "in" or "on" or "off")
            return null;
        return (tokens[at].Lower, named, words);
    }
}
