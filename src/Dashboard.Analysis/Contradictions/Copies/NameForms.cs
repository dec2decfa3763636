using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Whether two names may be forms of one name, from the names alone: then nothing is said about a difference.</summary>
internal static class NameForms
{
    /// <summary>Short forms of English given names, each with the long ones.</summary>
    private static readonly HashSet<(string, string)> Short = Read("""
        bob robert|bobby robert|rob robert|bill william|billy william|will william|liz elizabeth|beth elizabeth|betty elizabeth|dick richard|rick richard|jack john|johnny john|jim james|jimmy james|
        ted edward|ned edward|ed edward|ted theodore|peggy margaret|maggie margaret|meg margaret|hank henry|harry henry|chuck charles|charlie charles|tony anthony|kate katherine|katie katherine|
        kathy katherine|larry lawrence|larry laurence|mike michael|mick michael|nick nicholas|steve stephen|steve steven|tom thomas|dave david|joe joseph|sandy alexander|alex alexander|bert albert|
        fred frederick|gene eugene|jerry gerald|jerry jerome|kit christopher|chris christopher|pat patrick|pat patricia|patty patricia|sally sarah|sue susan|vicky victoria|andy andrew|drew andrew|
        becky rebecca|debbie deborah|jenny jennifer|molly mary|polly mary|nancy ann|ron ronald|don donald|ken kenneth|matt matthew|max maximilian|mandy amanda|tina christina|trish patricia
        """);

    /// <summary>True unless the two are surely two names.</summary>
    public static bool MayBeOne(IReadOnlyList<Token> x, IReadOnlyList<Token> y)
    {
        var (p, q) = (Names(x), Names(y));
        if (p.Count == 0 || q.Count == 0)
            return true;
        // "Jackson" and "Vincent Jackson", "the Acme bank" and "Acme".
        if (p.TrueForAll(word => q.Exists(other => Same(word, other))) || q.TrueForAll(word => p.Exists(other => Same(word, other))))
            return true;
        if (Harmless.IsAcronym(p, q) || Harmless.IsAcronym(q, p))
            return true;
        if (p.Count > 1 && q.Count > 1 && Same(p[^1], q[^1]))
            return Given(p[0].Lower, q[0].Lower);
        // Iran and the Iranians, Athens and Greece, Burma and Myanmar.
        var (a, b) = (Whole(p), Whole(q));
        return Lexicon.Relate(a, b) is { Relation: Relation.Same or Relation.Synonym or Relation.Part or Relation.Whole or Relation.Derived or Relation.Broader or Relation.Narrower }
            || Lexicon.Relate(p[^1].Lower, q[^1].Lower) is { Relation: Relation.Same or Relation.Synonym or Relation.Part or Relation.Whole or Relation.Derived };
    }

    private static bool Same(Token x, Token y) => x.Concept == y.Concept || Spelling.AreNameVariants(x.Lower, y.Lower);

    /// <summary>Two given names before one family name: initials and short forms are one person.</summary>
    private static bool Given(string a, string b) =>
        a[0] == b[0] || a.Length <= 2 || b.Length <= 2 || a.Contains('.', StringComparison.Ordinal) || b.Contains('.', StringComparison.Ordinal) || Short.Contains((a, b)) || Short.Contains((b, a));

    /// <summary>The name without a title before it: "Captain", "President".</summary>
    private static List<Token> Names(IReadOnlyList<Token> tokens)
    {
        var names = tokens.Where(token => token.Name || token.Kind == TokenKind.Number).ToList();
        while (names.Count > 1 && Roles.IsOne(names[0].Lower))
            names.RemoveAt(0);
        return names;
    }

    private static string Whole(List<Token> name) => string.Join(' ', name.Select(token => token.Lower));

    private static HashSet<(string, string)> Read(string list)
    {
        var pairs = new HashSet<(string, string)>();
        foreach (var pair in list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            pairs.Add((pair[..pair.IndexOf(' ', StringComparison.Ordinal)], pair[(pair.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        return pairs;
    }
}
