using Dashboard.Domain.Comments;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>What was made of one comment, and which words made it.</summary>
/// <param name="Reading">Its words.</param>
/// <param name="Scores">Per sentence and head.</param>
/// <param name="Shares">Per word and head, in the steps of the weights: what it added to the score of its sentence.</param>
/// <param name="Model">Who judged.</param>
internal sealed record ToneOpinion(ToneReading Reading, float[] Scores, float[] Shares, ToneModel Model)
{
    /// <summary>Probability from 0 to 1.</summary>
    public double this[ToneHead head] => Model.Probability(Scores, (int)head, Reading);

    public float Score(int sentence, ToneHead head) => Scores[sentence * ToneModel.Heads + (int)head];

    public float Share(int word, ToneHead head) => Shares[word * ToneModel.Heads + (int)head];

    /// <summary>The sentence that speaks most for it; -1 where there is none.</summary>
    public int Worst(ToneHead head)
    {
        var worst = -1;
        for (var sentence = 0; sentence < Reading.Sentences; sentence++)
        {
            if (worst < 0 || Score(sentence, head) > Score(worst, head))
                worst = sentence;
        }
        return worst;
    }

    public CommentSpan SpanOf(int word) => new(Reading.Text.Words[word].Start, Reading.Text.Words[word].End);

    /// <summary>A stretch of the comment from one word to another, as it is written.</summary>
    public string Written(int from, int to) => Reading.Text.Text[Reading.Text.Words[from].Start..Reading.Text.Words[to].End];
}
