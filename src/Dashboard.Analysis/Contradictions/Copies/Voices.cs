using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Whether the speakers of two sentences may be one.</summary>
internal static class Voices
{
    /// <summary>False only when both are named and no form of one name.</summary>
    public static bool MayBeOne(ReadSentence a, ReadSentence b)
    {
        var (x, y) = (Names(a.Speaker), Names(b.Speaker));
        return x.Count == 0 || y.Count == 0 || x.Exists(one => y.Exists(other => one.Concept == other.Concept || Spelling.AreNameVariants(one.Lower, other.Lower)))
            // A body speaks through its head, whom the other report names.
            || b.Around.Knows(x) && a.Around.Knows(y) || NameForms.MayBeOne(x, y);
    }

    private static List<Token> Names(string? speaker)
    {
        if (string.IsNullOrWhiteSpace(speaker) || Words.Pronouns.Contains(speaker))
            return [];
        return [.. Tokenizer.Read(speaker, 0, speaker.Length).Where(token => token.IsWord && token.Capital && !Words.Stop.Contains(token.Lower))
            .Select(token => token with { Name = true, Concept = Text.Names.Key(token.Lower) })];
    }
}
