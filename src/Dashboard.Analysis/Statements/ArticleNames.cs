using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Whom an article names, and as what: "the mayor, Ana Example" makes a mayor of @exampl.</summary>
internal sealed class ArticleNames(IReadOnlyList<ReadSentence> sentences)
{
    private const int Before = 7;
    private const int After = 9;

    private HashSet<string>? _names;
    private Dictionary<string, HashSet<string>>? _roles;

    /// <summary>The article names all of it somewhere.</summary>
    public bool Knows(IEnumerable<Token> name)
    {
        if (_names is null)
        {
            _names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var sentence in sentences)
                _names.UnionWith(sentence.Names);
        }
        var any = false;
        foreach (var token in name)
        {
            if (!token.Name)
                continue;
            any = true;
            if (!_names.Contains(token.Concept))
                return false;
        }
        return any;
    }

    /// <summary>Nouns for people and bodies that stand beside the name, in lower case; empty when none does.</summary>
    public IReadOnlySet<string> RolesOf(string name) => (_roles ??= Read()).TryGetValue(name, out var roles) ? roles : new HashSet<string>();

    private Dictionary<string, HashSet<string>> Read()
    {
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var tokens = sentence.Tokens;
            for (var k = 0; k < tokens.Count; k++)
            {
                if (!tokens[k].Name)
                    continue;
                var roles = Beside(tokens, k);
                if (roles.Count == 0)
                    continue;
                if (!found.TryGetValue(tokens[k].Concept, out var known))
                    found[tokens[k].Concept] = known = new HashSet<string>(StringComparer.Ordinal);
                known.UnionWith(roles);
            }
        }
        return found;
    }

    private static List<string> Beside(IReadOnlyList<Token> tokens, int at)
    {
        var roles = new List<string>();
        for (var k = at - 1; k >= 0 && k >= at - Before && !Ends(tokens[k]); k--)
            Take(tokens[k]);
        var end = at + 1;
        while (end < tokens.Count && tokens[end].Name)
            end++;
        // "Ana Example, the mayor of the town, said"
        if (end < tokens.Count && tokens[end].Lower is "," or "(")
        {
            for (var k = end + 1; k < tokens.Count && k < end + After && !(tokens[k].Lower is "," or ")" or "." or ";" or "who" or "whose" or "said"); k++)
                Take(tokens[k]);
        }
        // "Ana Example is the mayor"
        else if (end < tokens.Count && tokens[end].Lower is "is" or "was" or "as")
        {
            for (var k = end + 1; k < tokens.Count && k < end + 5 && tokens[k].IsWord; k++)
                Take(tokens[k]);
        }
        return roles;

        void Take(Token token)
        {
            if (token.IsWord && token.Lower.Length > 2 && Words.Stop.Contains(token.Lower) is false && Roles.IsOne(token.Lower))
                roles.Add(token.Lower);
        }
    }

    private static bool Ends(Token token) => !token.IsWord && token.Lower is not ("," or "-" or "." or "'" or "’") || token.Lower is "said" or "says" or "told" or "that" or "by" or "and" or "with" or "to";
}
