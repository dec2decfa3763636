using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Analysis.Labels;

/// <summary>
/// Finds the words that an article uses for whom it names: titles before the name ("interim mayor Ada Holm"), what stands after it between commas, "is a ...",
/// "recognise ... as", and words for rule ("Holm's regime").
/// </summary>
internal static class LabelReader
{
    private const int LongestPhrase = 7;

    private static readonly HashSet<string> s_calls = new("call calls called calling brand brands branded label labels labelled labeled declare declares declared dub dubbed describes described denounced".Split(' '), StringComparer.Ordinal);
    private static readonly HashSet<string> s_is = new("is was are were remains remained became becomes".Split(' '), StringComparer.Ordinal);

    public static List<FoundLabel> Read(ReadArticle article)
    {
        var found = new List<FoundLabel>();
        NamedEntity? last = null;
        foreach (var sentence in article.Sentences)
        {
            var names = NamedEntity.Read(article.Article.Text, sentence.Tokens);
            var voice = new LabelVoice(sentence, names, last);
            foreach (var name in names)
            {
                void Add(int first, int end, string? speaker = null)
                {
                    if (Make(sentence, name, first, end, voice, speaker) is { } label)
                        found.Add(label);
                }
                Titles(sentence, name, Add);
                Rule(sentence, name, Add);
                After(sentence, name, Add);
                Is(sentence, name, Add);
                if (Judged(sentence, name) is var (thing, term) && Make(sentence, thing, term, term + 1, voice, null) is { } judged)
                    found.Add(judged);
                As(sentence, name, Add);
            }
            if (names.Count > 0)
                last = names[^1];
        }
        found.AddRange(BareRule(article, found));
        return [.. found.DistinctBy(label => (label.Use.Start, label.Use.End, label.Family))];
    }

    /// <summary>"socialist President Ada Holm", "the legitimate leader and president Ada Holm".</summary>
    private static void Titles(ReadSentence sentence, NamedEntity name, Action<int, int, string?> add)
    {
        var tokens = sentence.Tokens;
        var head = name.Core - 1;
        if (head < 0 || NamedEntity.IsPossessive(tokens[head]) || name.Core == name.First && !IsRole(tokens[head]))
            return;
        var first = Left(tokens, head > name.First ? name.First : head);
        add(first, head + 1, null);
        if (first > 1 && tokens[first - 1].Is("and") && IsRole(tokens[first - 2]) && !NamedEntity.IsPossessive(tokens[first - 2]))
            add(Left(tokens, first - 2), first - 1, null);
    }

    /// <summary>"Holm's legitimate government", "the Holm regime", "the regime of dictator Holm".</summary>
    private static void Rule(ReadSentence sentence, NamedEntity name, Action<int, int, string?> add)
    {
        var tokens = sentence.Tokens;
        var possessive = NamedEntity.IsPossessive(tokens[name.Last - 1]);
        var at = name.Last;
        while (possessive && at < tokens.Count && at < name.Last + 3 && !LabelWords.IsRule(tokens[at].Lower) && LabelWords.IsModifier(tokens[at]))
            at++;
        if (at < tokens.Count && LabelWords.IsRule(tokens[at].Lower) && !IsChange(tokens, at + 1))
        {
            add(name.Last, at + 1, null);
            // "the legitimate government which is Holm's regime": both words are for Holm.
            if (possessive && name.First > 2 && s_is.Contains(tokens[name.First - 1].Lower) && tokens[name.First - 2].Lower is "which" or "that" && LabelWords.IsRule(tokens[name.First - 3].Lower))
                add(Left(tokens, name.First - 3), name.First - 2, null);
        }
        var of = name.First - 1;
        while (of > 0 && of > name.First - LongestPhrase && !tokens[of].Is("of") && (LabelWords.IsModifier(tokens[of]) || LabelWords.IsRole(tokens[of].Lower)))
            of--;
        if (of > 0 && tokens[of].Is("of") && LabelWords.IsRule(tokens[of - 1].Lower))
            add(Left(tokens, of - 1), of, null);
    }

    /// <summary>"Holm, a former harbour pilot, said", "a state contractor, Hollin, said".</summary>
    private static void After(ReadSentence sentence, NamedEntity name, Action<int, int, string?> add)
    {
        var tokens = sentence.Tokens;
        if (name.Last + 2 < tokens.Count && tokens[name.Last].Is(","))
        {
            var first = name.Last + 1;
            var determined = Words.Determiners.Contains(tokens[first].Lower);
            if (determined)
                first++;
            else if (tokens[first].Name && NamedEntity.IsPossessive(tokens[first]))
                first++;
            else
                first = -1;
            if (first > 0 && PhraseEnd(tokens, first) is var end && end > first && end < tokens.Count && (tokens[end].Lower is "," or "." or ";" || tokens[end].Lower is "who" or "which" or "of" or "and"))
            {
                // "chief of staff"
                if (end + 2 < tokens.Count && tokens[end].Is("of") && LabelWords.IsNoun(tokens[end + 1]) && !tokens[end + 2].IsWord)
                    end += 2;
                add(first, end, null);
                if (tokens[end].Is("and") && PhraseEnd(tokens, end + 1) is var second && second > end + 1)
                    add(end + 1, second, null);
            }
        }
        if (name.First == name.Core && name.First > 2 && tokens[name.First - 1].Is(",") && name.Last < tokens.Count && tokens[name.Last].Is(",") && IsRole(tokens[name.First - 2]))
        {
            var first = Left(tokens, name.First - 2);
            if (first > 0 && Words.Determiners.Contains(tokens[first - 1].Lower))
                add(first, name.First - 1, null);
        }
    }

    /// <summary>"Holm is a puppet of Norland".</summary>
    private static void Is(ReadSentence sentence, NamedEntity name, Action<int, int, string?> add)
    {
        var tokens = sentence.Tokens;
        var at = name.Last;
        if (!NamedEntity.IsPossessive(tokens[name.Last - 1]) && at + 2 < tokens.Count && s_is.Contains(tokens[at].Lower)
            && Words.Determiners.Contains(tokens[at + 1].Lower) && tokens[at + 1].Lower is not ("no" or "all" or "both")
            && PhraseEnd(tokens, at + 2) is var end && end > at + 2 && PredicatedOf(sentence, end - 1) is var subject && (subject < 0 || subject >= name.First && subject < name.Last))
            add(at + 2, end, null);
    }

    /// <summary>"Holm's 2018 re-election was illegitimate", "the re-election of Holm was illegitimate": said of the re-election, not of Holm.</summary>
    private static (NamedEntity Thing, int Term)? Judged(ReadSentence sentence, NamedEntity name)
    {
        var tokens = sentence.Tokens;
        var (first, at) = (name.First, name.Last);
        if (NamedEntity.IsPossessive(tokens[name.Last - 1]))
        {
            while (at < tokens.Count && at < name.Last + 5 && !s_is.Contains(tokens[at].Lower)
                && (tokens[at].Kind == TokenKind.Number || tokens[at].Is("-") || tokens[at + 1 < tokens.Count ? at + 1 : at].Is("-") || LabelWords.IsModifier(tokens[at]) || LabelWords.IsNoun(tokens[at])))
                at++;
        }
        else if (name.First > 1 && tokens[name.First - 1].Is("of"))
        {
            first = name.First - 2;
        }
        var noun = first < name.First ? first : at - 1;
        if (noun == name.Last - 1 || !LabelWords.IsNoun(tokens[noun]) || at + 1 >= tokens.Count || !s_is.Contains(tokens[at].Lower) || !LabelWords.IsJudging(tokens[at + 1].Lower)
            || at + 2 < tokens.Count && tokens[at + 2].IsWord || PredicatedOf(sentence, at + 1) is var subject && subject >= 0 && subject != noun)
            return null;
        var head = noun > 1 && tokens[noun - 1].Is("-") && noun - 2 >= first ? tokens[noun - 2].Lower + "-" + tokens[noun].Lower : tokens[noun].Lower;
        var written = string.Join(' ', sentence.Article.Text[tokens[first].Start..tokens[Math.Max(noun, name.Last - 1)].End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace('\'', '’');
        return (new NamedEntity(first, noun, at, head, name.Family, written), at + 1);
    }

    /// <summary>Token of the noun of which the word at the token is said by "is" or "was"; -1 where the tree does not tell.</summary>
    private static int PredicatedOf(ReadSentence sentence, int token)
    {
        var parse = sentence.Parse;
        foreach (var clause in parse.Clauses)
        {
            if (!clause.IsCopular || clause.Subject is null || parse.Words[clause.Predicate].Token != token)
                continue;
            // "Holm's 2018 re-election": the tree may call Holm a subject too; the noun beside the verb is it.
            var head = clause.Subject.Head;
            foreach (var child in parse.Children(clause.Predicate))
                head = parse.Words[child].Relation == Dependency.Subject ? child : head;
            // Of "Ada Holm" the last word.
            foreach (var child in parse.Children(head))
                head = parse.Words[child].Relation == Dependency.Flat ? Math.Max(head, child) : head;
            return parse.Words[head].Token;
        }
        return -1;
    }

    /// <summary>"recognise Holm as the legitimate leader", "called Holm a usurper".</summary>
    private static void As(ReadSentence sentence, NamedEntity name, Action<int, int, string?> add)
    {
        var tokens = sentence.Tokens;
        var at = name.Last;
        var verb = name.First - 1;
        while (verb > 0 && verb > name.First - 5 && (LabelWords.IsModifier(tokens[verb]) || LabelWords.IsRole(tokens[verb].Lower)) && !s_calls.Contains(tokens[verb].Lower)
            && !(Lexicon.Knows(tokens[verb].Lower, PartOfSpeech.Verb) && !LabelWords.IsRole(tokens[verb].Lower) && Words.Determiners.Contains(tokens[Math.Min(verb + 1, tokens.Count - 1)].Lower)))
            verb--;
        var calls = verb >= 0 && s_calls.Contains(tokens[verb].Lower);
        if (at + 1 < tokens.Count && tokens[at].Is("as"))
            at++;
        else if (!calls)
            return;
        if (at < tokens.Count && Words.Determiners.Contains(tokens[at].Lower))
            at++;
        else if (tokens[at - 1].Is("as") is false)
            return;
        // "as the country's legitimate interim mayor"
        if (at < tokens.Count && NamedEntity.IsPossessive(tokens[at]))
            at++;
        if (PhraseEnd(tokens, at) is var end && end > at)
            add(at, end, verb >= 0 ? Doer(sentence, verb) : null);
    }

    /// <summary>Who recognises or calls: the words before the verb, or before "which" and its comma.</summary>
    private static string? Doer(ReadSentence sentence, int verb)
    {
        var tokens = sentence.Tokens;
        var end = verb;
        while (end > 0 && (tokens[end - 1].Lower is "also" or "has" or "have" or "had"))
            end--;
        if (end > 1 && tokens[end - 1].Lower is "which" or "who")
            end -= tokens[end - 2].Is(",") ? 2 : 1;
        // "More than 50 nations, including Norland, recognise": the insert between commas is passed over.
        else if (end > 0 && tokens[end - 1].Is(","))
        {
            var open = end - 2;
            while (open > 0 && !tokens[open].Is(","))
                open--;
            if (open > 0)
                end = open;
        }
        var first = end;
        while (first > 0 && end - first < LongestPhrase && tokens[first - 1].Lower is not ("," or ";" or ":" or "“" or "\"" or "while" or "and" or "but" or "that"))
            first--;
        if (first == end)
            return null;
        var said = Narration.WordsOf(sentence, first, end);
        return said.Length > 0 ? said : null;
    }

    /// <summary>"the regime" alone stands for the one of whom the same article says "X's regime".</summary>
    private static IEnumerable<FoundLabel> BareRule(ReadArticle article, List<FoundLabel> found)
    {
        var owners = found.Where(label => LabelWords.IsRule(label.Head)).GroupBy(label => label.Head, StringComparer.Ordinal)
            .Where(head => head.Select(label => label.Family).Distinct(StringComparer.Ordinal).Count() == 1).ToDictionary(head => head.Key, head => head.First(), StringComparer.Ordinal);
        if (owners.Count == 0)
            yield break;
        var known = found.Select(label => label.Use.End).ToHashSet();
        foreach (var sentence in article.Sentences)
        {
            var tokens = sentence.Tokens;
            LabelVoice? voice = null;
            for (var k = 1; k < tokens.Count; k++)
            {
                if (!owners.TryGetValue(tokens[k].Lower, out var owner) || known.Contains(tokens[k].Start + tokens[k].Lower.Length) || IsChange(tokens, k + 1))
                    continue;
                var first = Left(tokens, k);
                if (first == 0 || !tokens[first - 1].Is("the") || tokens[first].Name)
                    continue;
                voice ??= new LabelVoice(sentence, NamedEntity.Read(article.Article.Text, tokens), null);
                if (Make(sentence, new NamedEntity(0, 0, 0, owner.Family, owner.Given, owner.Written), first, k + 1, voice, null) is { } label)
                    yield return label;
            }
        }
    }

    /// <summary>A capital letter makes a name of it ("White", "Cook"), unless it is a title.</summary>
    private static bool IsRole(Token token) => LabelWords.IsRole(token.Lower) && (!token.Capital || LabelWords.IsTitle(token.Lower));

    private static bool IsChange(IReadOnlyList<Token> tokens, int at) => at < tokens.Count && tokens[at].Lower is "change" or "officials" or "official" or "forces" or "troops" or "buildings";

    /// <summary>Index of the first word that belongs to the role at the token: its modifiers and names before it.</summary>
    private static int Left(IReadOnlyList<Token> tokens, int head)
    {
        var first = head;
        while (first > 0 && head - first < LongestPhrase)
        {
            var token = tokens[first - 1];
            if (token.Is("-") && first > 1 && tokens[first - 2].End == token.Start && tokens[first].Start == token.End && tokens[first - 2].IsWord)
                first -= 2;
            else if (token.IsWord && !NamedEntity.IsPossessive(token) && (token.Name || LabelWords.IsModifier(token) || LabelWords.IsRole(token.Lower)))
                first--;
            else if (first > 1 && !NamedEntity.IsPossessive(token) && LabelWords.IsNoun(token)
                && (Words.Determiners.Contains(tokens[first - 2].Lower) || tokens[first - 2].Name))
                first--;
            else
                break;
        }
        return first;
    }

    /// <summary>One past the noun phrase that starts here, when its noun says who somebody is; else its start.</summary>
    private static int PhraseEnd(IReadOnlyList<Token> tokens, int first)
    {
        var end = first;
        while (end < tokens.Count && end < first + LongestPhrase + 2
            && (tokens[end].Is("-") || tokens[end].Kind == TokenKind.Number || tokens[end].IsWord && (tokens[end].Name || LabelWords.IsModifier(tokens[end]) || LabelWords.IsRole(tokens[end].Lower))))
            end++;
        return end > first && IsRole(tokens[end - 1]) && !NamedEntity.IsPossessive(tokens[end - 1]) ? end : first;
    }

    private static FoundLabel? Make(ReadSentence sentence, NamedEntity name, int first, int end, LabelVoice voice, string? speaker)
    {
        if (end <= first || name.Family.Length < 2)
            return null;
        var tokens = sentence.Tokens;
        var last = tokens[end - 1];
        var (start, stop) = (tokens[first].Start, last.Start + Math.Min(last.Lower.Length, last.End - last.Start));
        var term = string.Join(' ', sentence.Article.Text[start..stop].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        return new FoundLabel(name.Family, name.Given, name.Written, term, last.Lower, voice.Use(first, start, stop, name, speaker));
    }
}
