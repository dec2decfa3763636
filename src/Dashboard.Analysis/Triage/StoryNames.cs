using Dashboard.Analysis.Labels;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Triage;

/// <summary>What the article above a thread and its story name, so that a comment that writes a name in lower case or first in a sentence is understood.</summary>
internal sealed class StoryNames
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> persons = new(StringComparer.Ordinal);

    public StoryNames(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            foreach (var sentence in Sentences.Split(text, 0, text.Length)) Learn(Tokenizer.Read(text, sentence.Start, sentence.End));
        }
    }

    /// <summary>Written with a capital letter inside a sentence.</summary>
    public bool Knows(string lower) => names.Contains(lower);

    /// <summary>Stands behind a title or beside a verb of saying, as people do.</summary>
    public bool IsPerson(string lower) => persons.Contains(lower);

    public int Count => names.Count;

    private void Learn(List<Token> tokens)
    {
        var capitals = tokens.Count(token => token is { IsWord: true, Capital: true });
        // In a headline every word may have a capital.
        if (capitals * 2 > tokens.Count(token => token.IsWord) && tokens.Count > 3) return;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!IsCapital(tokens[i])) continue;
            names.Add(tokens[i].Lower);
            var last = i;
            while (last + 1 < tokens.Count && IsCapital(tokens[last + 1]))
                names.Add(tokens[++last].Lower);
            var titled = LabelWords.IsTitle(tokens[i - 1].Lower) || tokens[i - 1].Lower is "mr" or "mrs" or "ms" or "dr" || last > i && LabelWords.IsTitle(tokens[i].Lower);
            var speaks = last + 1 < tokens.Count && tokens[last + 1].Lower is "said" or "says" or "told" or "tweeted" or "added" or "who"
                || last > i && tokens[i - 1].Lower is "said" or "says" or "added";
            if ((titled || speaks) && !Lexicon.CanBe(tokens[last].Lower, NounClass.Location) && !LabelWords.IsTitle(tokens[last].Lower))
                persons.Add(tokens[last].Lower);
            i = last;
        }
    }

    private static bool IsCapital(Token token) => token is { IsWord: true, Capital: true } && token.Lower.Length > 1 && !Words.Stop.Contains(token.Lower) && !Calendar.IsDayOrMonth(token.Lower);
}
