using Dashboard.Analysis.Triage.Tone;

namespace Dashboard.Evaluation.Training.Tone;

/// <summary>One sentence as the slots of its features; slots of letters stand apart, they count less.</summary>
internal sealed record ToneSentence(int[] Slots, int[] Letters);

/// <summary>A case ready to learn from: its sentences, and per head which of them are marked (null: the case as a whole is).</summary>
internal sealed record ToneLesson(ToneCase Case, ToneSentence[] Sentences, bool[]? Marked, double Addressing);

/// <summary>Logistic regression that follows the regularised leader, head by head; of an attacking comment only its worst sentence is to blame. The same lessons give the same weights.</summary>
/// <param name="head">What is learned.</param>
/// <param name="order">From 0: each reads the lessons in an order of its own. Which sentence is to blame depends on what was read before, so several learners together know better.</param>
internal sealed class ToneLearner(int head, int order)
{
    private const double Pace = 0.05, Start = 1, Sparse = 0.25, Ridge = 2;
    private const int Rounds = 5;

    private readonly float[] gradients = new float[1 << ToneModel.Bits];
    private readonly float[] squares = new float[1 << ToneModel.Bits];
    private double biasGradient, biasSquare;

    public double Bias => -biasGradient / ((Start + Math.Sqrt(biasSquare)) / Pace + 0.01);

    public float[] Weights()
    {
        var weights = new float[gradients.Length];
        for (var slot = 0; slot < weights.Length; slot++)
            weights[slot] = (float)Weight(slot);
        return weights;
    }

    public void Learn(IReadOnlyList<ToneLesson> lessons)
    {
        var next = Enumerable.Range(0, lessons.Count).ToArray();
        var state = 2463534242UL + (ulong)order * 7919;
        for (var round = 0; round < Rounds; round++)
        {
            for (var i = next.Length - 1; i > 0; i--)
            {
                state = state * 6364136223846793005 + 1442695040888963407;
                var k = (int)((state >> 33) % (ulong)(i + 1));
                (next[i], next[k]) = (next[k], next[i]);
            }
            foreach (var i in next)
                Learn(lessons[i], round);
        }
    }

    private void Learn(ToneLesson lesson, int round)
    {
        if (lesson.Case.Labels[head] is not { } label)
        {
            return;
        }
        var sentences = lesson.Sentences;
        var counts = lesson.Case.Weight * (head == (int)ToneHead.IdentityAttack ? lesson.Case.HatefulWeight : 1);
        if (!label)
        {
            // All sentences of a harmless comment are harmless; a long one does not count for more than three.
            var weight = counts * Math.Min(1, 3.0 / sentences.Length);
            foreach (var sentence in sentences)
                Step(sentence, false, weight);
            return;
        }
        if (lesson.Marked is { } marked && marked.Any(one => one))
        {
            for (var i = 0; i < sentences.Length; i++)
                Step(sentences[i], marked[i], counts * (marked[i] ? 1 : 0.6));
            return;
        }
        if (round == 0 && sentences.Length > 1)
        {
            foreach (var sentence in sentences)
                Step(sentence, true, counts / sentences.Length);
            return;
        }
        var worst = sentences[0];
        var most = double.MinValue;
        foreach (var sentence in sentences)
        {
            if (Score(sentence) is var score && score > most)
                (worst, most) = (sentence, score);
        }
        Step(worst, true, counts);
    }

    public double Score(ToneSentence sentence)
    {
        var score = Bias;
        foreach (var slot in sentence.Slots)
            score += Weight(slot);
        foreach (var slot in sentence.Letters)
            score += Weight(slot) * ToneFeatures.LetterValue;
        return score;
    }

    private double Weight(int slot)
    {
        double gradient = gradients[slot];
        var size = Math.Abs(gradient) - Sparse;
        return size <= 0 ? 0 : -Math.Sign(gradient) * size / ((Start + Math.Sqrt(squares[slot])) / Pace + Ridge);
    }

    private void Step(ToneSentence sentence, bool label, double weight)
    {
        var miss = weight * (1 / (1 + Math.Exp(-Score(sentence))) - (label ? 1 : 0));
        foreach (var slot in sentence.Slots)
            Step(slot, miss);
        foreach (var slot in sentence.Letters)
            Step(slot, miss * ToneFeatures.LetterValue);
        var bias = Bias;
        var grown = (Math.Sqrt(biasSquare + miss * miss) - Math.Sqrt(biasSquare)) / Pace;
        biasGradient += miss - grown * bias;
        biasSquare += miss * miss;
    }

    private void Step(int slot, double miss)
    {
        double square = squares[slot];
        var grown = (Math.Sqrt(square + miss * miss) - Math.Sqrt(square)) / Pace;
        gradients[slot] += (float)(miss - grown * Weight(slot));
        squares[slot] = (float)(square + miss * miss);
    }
}
