using System.Diagnostics;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>Scores the tagger and the parser on <c>test.conllu</c> of a folder.</summary>
internal static class LanguageTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        Score(Treebank.Read(Path.Combine(path, "test.conllu")), SyntaxReader.TaggerModel, SyntaxReader.ParserModel, output);
        return 0;
    }

    public static void Score(IReadOnlyList<TreeSentence> sentences, SparseModel tagger, SparseModel parser, TextWriter output)
    {
        var steps = new Parser.Steps(parser.Classes);
        var (sign, root) = (Array.IndexOf(steps.Labels, "punct"), Array.IndexOf(steps.Labels, "root"));
        var names = tagger.Classes;
        var number = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var counts = new Counts(steps.Labels);
        foreach (var sentence in sentences)
        {
            var traits = Tagger.Traits(sentence.Words);
            var tags = Tagger.Tag(tagger, traits);
            uint[] packed = [.. tags.Select(tag => Tags.Packed(names[tag], tag))];
            var skeleton = Skeleton.Of(traits, packed);
            var tree = skeleton.Whole(Parser.Run(parser, steps, skeleton), sign, root);
            skeleton = Skeleton.Of(traits, [.. sentence.Tags.Select(tag => number.TryGetValue(tag, out var known) ? Tags.Packed(tag, known) : Tags.Packed(tag, 255))]);
            var gold = skeleton.Whole(Parser.Run(parser, steps, skeleton), sign, root);
            counts.Add(sentence, [.. tags.Select(tag => names[tag])], tree, gold);
        }
        output.WriteLine($"{sentences.Count:N0} sentences, {counts.Words:N0} words of the treebank ({counts.Pieces:N0} as the product cuts them)");
        output.WriteLine($"word class (UPOS)   {counts.Share(counts.Class)}");
        output.WriteLine($"class and fine tag  {counts.Share(counts.Tag)}");
        output.WriteLine("                    UAS      LAS      LAS with subtypes");
        output.WriteLine($"predicted tags      {counts.Share(counts.Head)}   {counts.Share(counts.Labelled)}   {counts.Share(counts.Exact)}");
        output.WriteLine($"gold tags           {counts.Share(counts.GoldHead)}   {counts.Share(counts.GoldLabelled)}   {counts.Share(counts.GoldExact)}");
        output.WriteLine($"{Speed(sentences, tagger, parser, steps):N0} words per second of processor time (tagging and parsing)");
        foreach (var (name, (right, all)) in counts.Relations.Where(pair => pair.Value.All >= 40).OrderByDescending(pair => pair.Value.All))
            output.WriteLine($"  {name,-14} {100.0 * right / all,6:F1} % of {all}");
    }

    /// <summary>Everything once more, warm; processor time, because other programs may be running.</summary>
    private static double Speed(IReadOnlyList<TreeSentence> sentences, SparseModel tagger, SparseModel parser, Parser.Steps steps)
    {
        var (names, words) = (tagger.Classes, 0);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        foreach (var sentence in sentences)
        {
            var traits = Tagger.Traits(sentence.Words);
            Parser.Run(parser, steps, Skeleton.Of(traits, [.. Tagger.Tag(tagger, traits).Select(tag => Tags.Packed(names[tag], tag))]));
            words += sentence.Words.Count;
        }
        process.Refresh();
        return words / (process.TotalProcessorTime - before).TotalSeconds;
    }

    private sealed class Counts(string[] labels)
    {
        public int Words, Pieces, Class, Tag, Head, Labelled, Exact, GoldHead, GoldLabelled, GoldExact;
        public SortedDictionary<string, (int Right, int All)> Relations { get; } = new(StringComparer.Ordinal);

        public string Share(int count) => $"{100.0 * count / Words:F2} %";

        public void Add(TreeSentence sentence, string[] tags, (int[] Heads, int[] Labels) tree, (int[] Heads, int[] Labels) gold)
        {
            Pieces += sentence.Words.Count;
            for (var i = 0; i < sentence.Words.Count; i++)
            {
                if (!sentence.Counted[i])
                    continue;
                Words++;
                Class += Tags.ClassOf(tags[i]) == Tags.ClassOf(sentence.Tags[i]) ? 1 : 0;
                Tag += tags[i] == sentence.Tags[i] ? 1 : 0;
                var relation = sentence.Relations[i];
                var plain = relation.Split(':')[0];
                var (head, label) = (tree.Heads[i] == sentence.Heads[i], labels[tree.Labels[i]]);
                var right = head && label.Split(':')[0] == plain;
                Head += head ? 1 : 0;
                Labelled += right ? 1 : 0;
                Exact += head && label == relation ? 1 : 0;
                var (goldHead, goldLabel) = (gold.Heads[i] == sentence.Heads[i], labels[gold.Labels[i]]);
                GoldHead += goldHead ? 1 : 0;
                GoldLabelled += goldHead && goldLabel.Split(':')[0] == plain ? 1 : 0;
                GoldExact += goldHead && goldLabel == relation ? 1 : 0;
                var (sofar, all) = Relations.GetValueOrDefault(relation);
                Relations[relation] = (sofar + (right ? 1 : 0), all + 1);
            }
        }
    }
}
