using Dashboard.Analysis.Reuse;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Whether a comment is in the language that the weights were learned from: of any other they know nothing, and must say nothing.</summary>
internal static class ToneLanguage
{
    // A few words tell too little; a short comment is taken for English.
    private const int FewestWords = 6;

    // Of English words nearly half are "the", "of", "you"; of other languages' only those that look alike by chance.
    private const double FewestSmallWords = 0.2;
    private const double FewestKnown = 0.65;

    public static bool IsEnglish(ToneText text)
    {
        int all = 0, small = 0, known = 0;
        foreach (var word in text.Words)
        {
            var written = text.Text.AsSpan(word.Start, word.End - word.Start);
            // A name belongs to no language.
            if (!char.IsLetter(written[0]) || word.Entry.Text == ToneEntry.AnyName && char.IsUpper(written[0]))
                continue;
            all++;
            if (FunctionWords.Has(written))
                small++;
            // A slur behind stars was found among the words that are known.
            if (word.Entry is { IsMask: false, Frequency: > 0 } || word.Entry.Text == ToneEntry.AnyGroup)
                known++;
        }
        return all < FewestWords || small >= FewestSmallWords * all || known >= FewestKnown * all;
    }
}
