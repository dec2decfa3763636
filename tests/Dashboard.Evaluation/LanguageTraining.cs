using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>Learns the tagger and the parser. Fixed seeds: two runs give the same weights.</summary>
internal static class LanguageTraining
{
    private const int Seed = 20;
    private const int FirstExploring = 2;
    private const int LeastUpdates = 3;

    /// <summary>A tagger. Every sixth sentence is also learned as if its capitals told nothing, for headlines.</summary>
    public static PerceptronTrainer LearnTagger(IReadOnlyList<TreeSentence> sentences, string[] classes, int epochs)
    {
        var trainer = new PerceptronTrainer(classes, 2);
        var items = sentences.SelectMany((sentence, i) => (bool[])(i % 6 == 0 ? [true, false] : [true]), (sentence, cased) => Item(sentence, classes, cased)).ToArray();
        var random = new Random(Seed);
        Span<int> scores = stackalloc int[classes.Length];
        Span<uint> room = stackalloc uint[64];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(items);
            foreach (var (words, truth) in items)
            {
                var tags = new int[words.Length];
                for (var i = 0; i < words.Length; i++)
                {
                    var features = Tagger.Features(words, tags, i, room);
                    trainer.Score(features, scores);
                    tags[i] = Tagger.Best(scores);
                    if (tags[i] == truth[i])
                        trainer.Step();
                    else
                        trainer.Learn(features, truth[i], tags[i]);
                }
            }
        }
        return trainer;
    }

    private static (WordTraits[] Words, int[] Truth) Item(TreeSentence sentence, string[] classes, bool cased) =>
        (Tagger.Traits(sentence.Words, cased ? null : false), [.. sentence.Tags.Select(tag => Array.BinarySearch(classes, tag, StringComparer.Ordinal))]);

    /// <summary>A parser, by what can still be reached from wherever its own mistakes lead (dynamic oracle).</summary>
    public static PerceptronTrainer LearnParser(IReadOnlyList<(TreeSentence Sentence, uint[] Tags)> sentences, string[] classes, int epochs, TextWriter output)
    {
        var trainer = new PerceptronTrainer(classes, LeastUpdates);
        var steps = new Parser.Steps(classes);
        var items = sentences.Select(pair => Item(pair.Sentence, pair.Tags, steps)).Where(item => item.Sentence.Words.Length > 0).ToArray();
        var random = new Random(Seed);
        var scores = new int[classes.Length];
        var room = new uint[ParserFeatures.Most];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(items);
            var (right, all) = (0, 0);
            foreach (var (sentence, heads, labels) in items)
            {
                var state = new ParserState(sentence.Words.Length);
                while (!state.IsDone)
                {
                    var features = ParserFeatures.Of(state, sentence, room);
                    trainer.Score(features, scores);
                    var guess = Parser.Best(state, steps, scores);
                    var truth = Oracle.Best(state, steps, heads, labels, scores);
                    all++;
                    if (guess == truth)
                    {
                        right++;
                        trainer.Step();
                    }
                    else
                        trainer.Learn(features, truth, guess);
                    var explore = epoch >= FirstExploring && random.Next(10) < 9;
                    Parser.Take(state, steps, explore ? guess : truth);
                }
            }
            output.WriteLine($"parser, round {epoch + 1}: {100.0 * right / all:F2} % of steps right");
        }
        return trainer;
    }


    /// <summary>The true tree over the words that are no signs; what hangs on a sign goes up to the sign's head.</summary>
    private static (Skeleton Sentence, int[] Heads, int[] Labels) Item(TreeSentence sentence, uint[] tags, Parser.Steps steps)
    {
        var skeleton = Skeleton.Of(Tagger.Traits(sentence.Words), tags);
        var place = skeleton.Words.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        place.Add(sentence.Words.Count, skeleton.Words.Length);
        var heads = new int[skeleton.Words.Length];
        for (var k = 0; k < heads.Length; k++)
        {
            var head = sentence.Heads[skeleton.Words[k]];
            while (!place.ContainsKey(head))
                head = sentence.Heads[head];
            heads[k] = place[head];
        }
        return (skeleton, heads, [.. skeleton.Words.Select(word => Array.BinarySearch(steps.Labels, sentence.Relations[word], StringComparer.Ordinal))]);
    }
}
