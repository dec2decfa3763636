using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions;

/// <summary>
/// Two days that may well both be true. The labelled texts that confidence is learned from change one day on purpose, so that nothing in them shows how often
/// two reports honestly give two days to such things; this says it instead.
/// </summary>
internal static class WeakDays
{
    /// <summary>Worth a look, but no more than that.</summary>
    public const double MostConfidence = 0.75;

    /// <param name="areFar">The days are further apart than one event's reports are.</param>
    /// <returns>Why they may both be true, or null.</returns>
    public static string? Doubt(ReadSentence a, DayMention x, ReadSentence b, DayMention y, bool areFar)
    {
        if (IsOfSaying(a, x) && IsOfSaying(b, y))
            return "the day is the day of the saying, and one may say the same on two days";
        return areFar && x.Year is null != y.Year is null ? "one day is given with its year: the sentences may speak of two occasions" : null;
    }

    /// <summary>The word that the day hangs on says or tells something.</summary>
    private static bool IsOfSaying(ReadSentence sentence, DayMention day)
    {
        var words = sentence.Parse.Words;
        for (var word = sentence.Parse.OfToken(day.First); word is not null; word = word.Head < 0 ? null : words[word.Head])
        {
            if (word.Tag is PartOfSpeech.Verb)
                return sentence.Tokens[word.Token].Concept is var concept && (Words.Reporting.Contains(concept) || concept is "#tell" or "#announce");
        }
        return false;
    }
}
