using System.Diagnostics;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>Scores the tagger and the parser on <c>test.conllu</c> of a folder.</summary>
internal static class LanguageTask
{
    private static readonly Parser.Steps Steps = SyntaxReader.Steps;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var sentences = Treebank.Read(Path.Combine(path, "test.conllu"));
        var (tagger, parser) = (SyntaxReader.TaggerModel, SyntaxReader.ParserModel);
        var names = tagger.Classes;
        var number = names.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var counts = new Counts();
        var watch = new Stopwatch();
        foreach (var sentence in sentences)
        {
            watch.Start();
            var traits = Tagger.Traits(sentence.Words);
            var tags = Tagger.Tag(tagger, traits);
            uint[] packed = [.. tags.Select(tag => Tags.Packed(names[tag], tag))];
            var skeleton = Skeleton.Of(traits, packed);
            var tree = skeleton.Whole(Parser.Run(parser, Steps, skeleton), SyntaxReader.SignLabel, SyntaxReader.RootLabel);
            watch.Stop();
            skeleton = Skeleton.Of(traits, [.. sentence.Tags.Select(tag => number.TryGetValue(tag, out var known) ? Tags.Packed(tag, known) : Tags.Packed(tag, 255))]);
            var gold = skeleton.Whole(Parser.Run(parser, Steps, skeleton), SyntaxReader.SignLabel, SyntaxReader.RootLabel);
            counts.Add(sentence, [.. tags.Select(tag => names[tag])], tree, gold);
        }
        output.WriteLine($"{sentences.Count:N0} sentences, {counts.Words:N0} words of the treebank ({counts.Pieces:N0} as the product cuts them)");
        output.WriteLine($"word class (UPOS)   {counts.Share(counts.Class)}");
        output.WriteLine($"class and fine tag  {counts.Share(counts.Tag)}");
        output.WriteLine("                    UAS      LAS      LAS with subtypes");
        output.WriteLine($"predicted tags      {counts.Share(counts.Head)}   {counts.Share(counts.Labelled)}   {counts.Share(counts.Exact)}");
        output.WriteLine($"gold tags           {counts.Share(counts.GoldHead)}   {counts.Share(counts.GoldLabelled)}   {counts.Share(counts.GoldExact)}");
        output.WriteLine($"{counts.Pieces / watch.Elapsed.TotalSeconds:N0} words per second on one core (tagging and parsing)");
        foreach (var (name, (right, all)) in counts.Relations.Where(pair => pair.Value.All >= 40).OrderByDescending(pair => pair.Value.All))
            output.WriteLine($"  {name,-14} {100.0 * right / all,6:F1} % of {all}");
        return 0;
    }

    private sealed class Counts
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
                var (head, label) = (tree.Heads[i] == sentence.Heads[i], Steps.Labels[tree.Labels[i]]);
                var right = head && label.Split(':')[0] == plain;
                Head += head ? 1 : 0;
                Labelled += right ? 1 : 0;
                Exact += head && label == relation ? 1 : 0;
                var (goldHead, goldLabel) = (gold.Heads[i] == sentence.Heads[i], Steps.Labels[gold.Labels[i]]);
                GoldHead += goldHead ? 1 : 0;
                GoldLabelled += goldHead && goldLabel.Split(':')[0] == plain ? 1 : 0;
                GoldExact += goldHead && goldLabel == relation ? 1 : 0;
                var (sofar, all) = Relations.GetValueOrDefault(relation);
                Relations[relation] = (sofar + (right ? 1 : 0), all + 1);
            }
        }
    }
}
