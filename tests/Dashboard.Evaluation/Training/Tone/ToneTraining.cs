using System.Globalization;
using Dashboard.Analysis.Triage.Tone;

namespace Dashboard.Evaluation.Training.Tone;

/// <summary>Learns <see cref="ToneModel"/>, and measures what it makes of a set that it did not see.</summary>
internal static class ToneTraining
{
    private const int FewestMet = 4;
    private const int Folds = 5;

    // Sums of products are averaged by averaging the weights: several learners cost nothing when the model is asked.
    private const int Learners = 4;

    // In the sets every third comment is an attack. Under an article it is one of twenty: probabilities are said for such a thread.
    private const double UnderAnArticle = 0.05;

    /// <param name="args">Folder of all data; then "--out FILE", or "--without SET", "--without each", or "--half SET".</param>
    public static int Run(string[] args, TextWriter output)
    {
        switch (args)
        {
            case [var folder] when Directory.Exists(folder):
                return Ship(folder, Models.Path("tone.bin"), output);
            case [var folder, "--out", var path] when Directory.Exists(folder):
                return Ship(folder, path, output);
            case [var folder, "--without", "each"] when Directory.Exists(folder):
                foreach (var set in ToneSets.Learned)
                    Cross(folder, set, output);
                return 0;
            case [var folder, "--without", var set] when Directory.Exists(folder) && ToneSets.Learned.Contains(set):
                Cross(folder, set, output);
                return 0;
            case [var folder, "--half", var set] when Directory.Exists(folder) && (ToneSets.Learned.Contains(set) || ToneSets.Tested.Contains(set)):
                Halves(folder, set, output);
                return 0;
            default:
                output.WriteLine($"usage: train tone <folder of all data> [--out tone.bin | --without <set> | --without each | --half <set>]; sets: {string.Join(", ", ToneSets.Learned)}");
                return 2;
        }
    }

    private static int Ship(string folder, string path, TextWriter output)
    {
        var model = Learn([.. ToneSets.Read(folder, null)], output);
        using (var file = File.Create(path))
            model.Write(file);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrote {path}, {new FileInfo(path).Length / 1024} KB"));
        foreach (var set in ToneSets.Tested)
        {
            output.WriteLine($"\n{set}, never learned from");
            var items = Items.Read(Path.Combine(folder, "moderation", set + ".jsonl"));
            ToneFigures.Print(items, [.. items.Select(item => ToneFigures.Judge(model, item))], output);
        }
        return 0;
    }

    private static void Cross(string folder, string set, TextWriter output)
    {
        var model = Weigh([.. ToneSets.Read(folder, set)]).Model.With(ToneModel.Shipped.SumWeights);
        var items = Items.Read(Path.Combine(folder, "moderation", set + ".jsonl"));
        output.WriteLine($"{set}, learned without it");
        ToneFigures.Print(items, [.. items.Select(item => ToneFigures.Judge(model, item))], output);
    }

    /// <summary>Learns on everything and one half of the set, asks about the other half, and the other way round. Nothing of it is kept.</summary>
    private static void Halves(string folder, string set, TextWriter output)
    {
        var items = new List<Item>();
        var said = new List<ToneSaid>();
        foreach (var half in (int[])[0, 1])
        {
            var model = Weigh([.. ToneSets.Read(folder, set), .. ToneSets.Half(folder, set, half)]).Model.With(ToneModel.Shipped.SumWeights);
            var others = ToneSets.HalfOf(folder, set, 1 - half);
            items.AddRange(others);
            said.AddRange(others.Select(item => ToneFigures.Judge(model, item)));
        }
        output.WriteLine($"{set}, each half judged by what was learned from the other half and all other sets");
        ToneFigures.Print(items, said, output);
    }

    public static ToneModel Learn(IReadOnlyList<ToneCase> cases, TextWriter output)
    {
        var (bare, lessons) = Weigh(cases);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lessons.Count} comments, {lessons.Sum(lesson => lesson.Sentences.Length)} sentences, {bare.Vocabulary.Learned.Count} words"));
        return bare.With(Sums(lessons, output));
    }

    /// <summary>The weights of sentences; how they make a comment is not learned yet.</summary>
    public static (ToneModel Model, List<ToneLesson> Lessons) Weigh(IReadOnlyList<ToneCase> cases)
    {
        var vocabulary = Vocabulary(cases);
        var lessons = cases.Select(one => Lesson(one, vocabulary)).Where(lesson => lesson.Sentences.Length > 0).ToList();
        var weights = new float[ToneModel.Heads][];
        var biases = new float[ToneModel.Heads];
        for (var head = 0; head < ToneModel.Heads; head++)
        {
            weights[head] = new float[1 << ToneModel.Bits];
            for (var order = 0; order < Learners; order++)
            {
                var learner = new ToneLearner(head, order);
                learner.Learn(lessons);
                foreach (var (slot, weight) in learner.Weights().Index())
                    weights[head][slot] += weight / Learners;
                biases[head] += (float)learner.Bias / Learners;
            }
        }
        return (ToneModel.Of(vocabulary, weights, biases, []), lessons);
    }

    /// <summary>How sentences make a comment, learned on comments whose sentences were judged by a model that had not seen them.</summary>
    private static double[][] Sums(List<ToneLesson> lessons, TextWriter output)
    {
        var sums = new double[ToneModel.Heads][];
        for (var head = 0; head < sums.Length; head++)
        {
            var cases = new List<(double[] Values, bool Holds, double Weight)>();
            var sets = new List<string>();
            for (var fold = 0; fold < Folds; fold++)
            {
                var learner = new ToneLearner(head, 0);
                learner.Learn([.. lessons.Where((_, i) => i % Folds != fold)]);
                for (var i = fold; i < lessons.Count; i += Folds)
                {
                    if (lessons[i].Case.Labels[head] is not { } label)
                        continue;
                    var scores = new float[lessons[i].Sentences.Length * ToneModel.Heads];
                    foreach (var (k, sentence) in lessons[i].Sentences.Index())
                        scores[k * ToneModel.Heads + head] = (float)learner.Score(sentence);
                    cases.Add((ToneModel.Measure(scores, head, lessons[i].Addressing), label, lessons[i].Case.Weight));
                    sets.Add(lessons[i].Case.Set);
                }
            }
            var weights = sums[head] = head == (int)ToneHead.Insult ? Within(cases, sets) : Logistic.Learn(cases, 600, 1);
            var share = cases.Sum(one => one.Holds ? one.Weight : 0) / cases.Sum(one => one.Weight);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(ToneHead)head}: AUC in five folds {Curves.Auc(cases.Select(one => (Logistic.Say(weights, one.Item1), one.Item2))):0.000}, error of calibration {Reliability(cases, weights):0.000}, share {share:0.000}, sums {string.Join(' ', weights.Select(weight => weight.ToString("0.00", CultureInfo.InvariantCulture)))}"));
            weights[0] += Math.Log(UnderAnArticle / (1 - UnderAnArticle)) - Math.Log(share / (1 - share));
        }
        return sums;
    }

    /// <summary>
    /// What tells apart the comments of one set from others of the same set: each set has a level of its own and counts as much as any other, so that no set's manner of speaking is taken
    /// for what its comments are. The level over all sets is learned last, so that what is said is as often so as it says.
    /// </summary>
    private static double[] Within(List<(double[] Values, bool Holds, double Weight)> cases, List<string> sets)
    {
        string[] names = [.. sets.Distinct().Order(StringComparer.Ordinal)];
        var size = names.ToDictionary(name => name, name => cases.Where((_, i) => sets[i] == name).Sum(one => one.Weight));
        var mean = size.Values.Average();
        var apart = Logistic.Learn([.. cases.Select((one, i) => ((double[])[.. one.Values, .. names.Select(name => name == sets[i] ? 1.0 : 0)], one.Holds, one.Weight * mean / size[sets[i]]))], 4000, 1.5);
        double[] weights = apart[..ToneModel.Sums];
        var wanted = cases.Sum(one => one.Holds ? one.Weight : 0);
        for (var (low, high, step) = (-12.0, 12.0, 0); step < 60; step++)
        {
            weights[0] = (low + high) / 2;
            if (cases.Sum(one => one.Weight * Logistic.Say(weights, one.Values)) > wanted)
                high = weights[0];
            else
                low = weights[0];
        }
        return weights;
    }

    private static double Reliability(List<(double[] Values, bool Holds, double Weight)> cases, double[] weights) => cases
        .Select(one => (Said: Logistic.Say(weights, one.Values), one.Holds, one.Weight))
        .GroupBy(one => (int)(one.Said * 10))
        .Sum(bin => Math.Abs(bin.Sum(one => one.Weight * (one.Said - (one.Holds ? 1 : 0))))) / cases.Sum(one => one.Weight);

    private static ToneLesson Lesson(ToneCase one, ToneVocabulary vocabulary)
    {
        var reading = ToneReading.Of(ToneText.Of(one.Text, vocabulary));
        var sentences = new ToneSentence[reading.Sentences];
        bool[]? marked = one.Spans is { Count: > 0 } ? new bool[sentences.Length] : null;
        for (var sentence = 0; sentence < sentences.Length; sentence++)
        {
            var sink = new Collecting([], []);
            ToneFeatures.Visit(reading, sentence, ref sink);
            sentences[sentence] = new ToneSentence([.. sink.Slots], [.. sink.Letters]);
            if (marked is null)
                continue;
            var (from, to) = reading[sentence];
            for (var i = from; i < to; i++)
                marked[sentence] |= one.Spans!.Any(span => span.Start < reading.Text.Words[i].End && reading.Text.Words[i].Start < span.End);
        }
        return new ToneLesson(one, sentences, marked, reading.Addressing);
    }

    private readonly struct Collecting(List<int> slots, List<int> letters) : IToneSink
    {
        public List<int> Slots => slots;
        public List<int> Letters => letters;

        public void Add(uint feature, int from, int to) => slots.Add(ToneModel.Slot(feature));

        public void AddLetters(ToneEntry entry, int word)
        {
            var to = letters;
            ToneFeatures.VisitLetters(entry.Text, feature => to.Add(ToneModel.Slot(feature)));
        }
    }

    /// <summary>The words met often enough, and which of them are mostly names: capitals inside sentences tell.</summary>
    private static ToneVocabulary Vocabulary(IReadOnlyList<ToneCase> cases)
    {
        var bare = new ToneVocabulary([]);
        var counts = new Dictionary<string, (int All, int Inside, int Capital)>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            var scan = new ToneScanner(one.Text, bare);
            scan.Read();
            var shouted = scan.Words.Count(word => word.Shout) * 3 > scan.Words.Count;
            foreach (var (i, word) in scan.Words.Index())
            {
                var written = one.Text[word.Start..word.End];
                // As written: what was repaired is known already.
                if (!written.All(letter => char.IsAsciiLetter(letter) || letter == '\'') || written.Length > 24)
                    continue;
                var lower = written.ToLowerInvariant();
                var (all, inside, capital) = counts.GetValueOrDefault(lower);
                var within = !shouted && i > 0 && scan.Words[i - 1].Sentence == word.Sentence && !word.AfterBreak;
                counts[lower] = (all + 1, inside + (within ? 1 : 0), capital + (within && char.IsAsciiLetterUpper(written[0]) ? 1 : 0));
            }
        }
        return new ToneVocabulary([.. counts.Where(pair => pair.Value.All >= FewestMet).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (pair.Key, pair.Value.All, pair.Key.Length > 1 && pair.Value.Inside >= 2 && pair.Value.Capital * 10 >= pair.Value.Inside * 6 && !pair.Key.Contains('\'', StringComparison.Ordinal)))]);
    }
}
