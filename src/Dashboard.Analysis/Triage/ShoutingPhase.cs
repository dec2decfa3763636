using System.Globalization;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>Notices a comment that is mostly written in capital letters.</summary>
internal static class ShoutingPhase
{
    private const int FewestLetters = 20;
    private const int FewestWords = 4;
    private const double MostlyCapitals = 0.7;

    public static void Look(CommentInThread comment)
    {
        // The title of a pasted article is not the commenter's voice.
        if (comment.Has(SignalKind.PastedArticle)) return;
        int letters = 0, capitals = 0, loudWords = 0;
        foreach (var letter in comment.Text)
        {
            if (!char.IsLetter(letter)) continue;
            letters++;
            if (char.IsUpper(letter)) capitals++;
        }
        if (letters < FewestLetters || capitals < MostlyCapitals * letters) return;
        for (var word = 0; word < comment.Words.Count; word++)
            if (comment.Words.Word(word) is { Length: > 1 } one && one.IndexOfAnyInRange('a', 'z') < 0) loudWords++;
        if (loudWords < FewestWords) return;
        comment.Notice(SignalKind.Shouting, Severity.Low, string.Create(CultureInfo.InvariantCulture,
            $"{100.0 * capitals / letters:0} % of its letters are capitals."), "shouting");
    }
}
