using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>The exact words of a comment that weighed most.</summary>
internal static class ToneSpans
{
    // Of the weight that the worst word of the sentence has.
    private const float Share = 0.5f;

    // Below this a sentence is not what the comment is raised for, unless it is the worst of it.
    private const float LeastScore = 0.5f;

    // "Only the …" is shown whole: so many letters between two words are shown with them.
    private const int ShortGap = 6;

    /// <summary>For all three heads together, in text order; empty where nothing speaks for any.</summary>
    public static IReadOnlyList<CommentSpan> Of(ToneOpinion opinion)
    {
        var spans = new List<CommentSpan>();
        foreach (var head in (ToneHead[])[ToneHead.IdentityAttack, ToneHead.Insult, ToneHead.Threat])
        {
            if (opinion[head] >= ToneThresholds.Shown(head))
                spans.AddRange(Of(opinion, head));
        }
        return Merge(spans, opinion, 1);
    }

    /// <summary>In text order; words side by side are one stretch. Of a comment that is raised at least the worst word.</summary>
    public static IReadOnlyList<CommentSpan> Of(ToneOpinion opinion, ToneHead head)
    {
        var worst = opinion.Worst(head);
        var spans = new List<CommentSpan>();
        for (var sentence = 0; sentence < opinion.Reading.Sentences; sentence++)
        {
            if (sentence == worst || opinion.Score(sentence, head) >= LeastScore)
                spans.AddRange(WordsOf(opinion, head, sentence).Select(word => opinion.SpanOf(word)));
        }
        return Merge(spans, opinion, head == ToneHead.Insult ? 1 : ShortGap);
    }

    /// <summary>Numbers of the words of one sentence that weighed most.</summary>
    public static List<int> WordsOf(ToneOpinion opinion, ToneHead head, int sentence)
    {
        var (from, to) = opinion.Reading[sentence];
        var most = 0f;
        for (var i = from; i < to; i++)
            most = Math.Max(most, opinion.Share(i, head));
        var found = new List<int>();
        for (var i = from; i < to && most > 0; i++)
        {
            if (opinion.Share(i, head) >= Share * most && !IsFrame(opinion.Reading, i))
                found.Add(i);
        }
        return found;
    }

    // "Are", "the", "you" hold an attack together; shown alone they say nothing.
    private static bool IsFrame(ToneReading reading, int word) =>
        reading.Targets[word] != ToneTarget.Group && (reading.Classes[word] & (ToneClass.Attack | ToneClass.Profanity)) == 0
        && ((reading.Classes[word] & (ToneClass.Be | ToneClass.Turn | ToneClass.Pointing | ToneClass.I | ToneClass.We | ToneClass.You | ToneClass.They | ToneClass.He)) != 0 || reading.Text.Words[word].Entry.Text.Length < 3);

    private static List<CommentSpan> Merge(List<CommentSpan> spans, ToneOpinion opinion, int gap)
    {
        var merged = new List<CommentSpan>();
        foreach (var span in spans.OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End + gap && IsSameClause(opinion.Reading.Text.Text, merged[^1].End, span.Start))
                merged[^1] = merged[^1] with { End = Math.Max(span.End, merged[^1].End) };
            else
                merged.Add(span);
        }
        return merged;
    }

    private static bool IsSameClause(string text, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!char.IsLetter(text[i]) && text[i] is not (' ' or '-' or '\'' or '’'))
                return false;
        }
        return true;
    }
}
