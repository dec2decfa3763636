using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>Learns the tagger and the parser from <c>train.conllu</c> of a folder and writes them to the product's models.</summary>
internal static class TrainLanguageTask
{
    private const int TaggerRounds = 8;
    private const int ParserRounds = 8;
    private const int LeastWeight = 20;
    private const int Folds = 4;
    private const int LeastLabel = 15;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var sentences = Treebank.Read(Path.Combine(path, "train.conllu"));
        var relations = sentences.SelectMany(sentence => sentence.Relations).CountBy(name => name).Where(pair => pair.Value >= LeastLabel).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        sentences = sentences.ConvertAll(sentence => sentence with { Relations = [.. sentence.Relations.Select(name => relations.Contains(name) ? name : name.Split(':')[0])] });
        string[] tags = [.. sentences.SelectMany(sentence => sentence.Tags).Distinct().Order(StringComparer.Ordinal)];
        output.WriteLine($"{sentences.Count:N0} sentences, {sentences.Sum(sentence => sentence.Words.Count):N0} words, {tags.Length} tags");
        var tagger = LanguageTraining.LearnTagger(sentences, tags, TaggerRounds).Pack(2);
        Write(tagger, Models.Path("tagger.bin"), output);
        string[] steps = [Parser.ShiftName, .. sentences.SelectMany(sentence => sentence.Relations).Distinct().Order(StringComparer.Ordinal).SelectMany(name => (string[])[Parser.LeftPrefix + name, Parser.RightPrefix + name])];
        var parser = LanguageTraining.LearnParser(Tagged(sentences, tags), steps, ParserRounds, output).Pack(LeastWeight);
        Write(parser, Models.Path("parser.bin"), output);
        if (File.Exists(Path.Combine(path, "test.conllu")))
            LanguageTask.Score(Treebank.Read(Path.Combine(path, "test.conllu")), SparseModel.Load(new MemoryStream(tagger)), SparseModel.Load(new MemoryStream(parser)), output);
        return 0;
    }

    /// <summary>Each fold tagged by a tagger that has not seen it: the parser learns from the mistakes that it will meet.</summary>
    private static List<(TreeSentence, uint[])> Tagged(List<TreeSentence> sentences, string[] tags)
    {
        var tagged = new List<(TreeSentence, uint[])>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var size = (sentences.Count + Folds - 1) / Folds;
            var tagger = LanguageTraining.LearnTagger([.. sentences.Where((_, i) => i / size != fold)], tags, 4);
            foreach (var sentence in sentences.Where((_, i) => i / size == fold))
                tagged.Add((sentence, [.. Tagger.Tag(tagger, Tagger.Traits(sentence.Words)).Select(tag => Tags.Packed(tags[tag], tag))]));
        }
        return tagged;
    }

    private static void Write(byte[] model, string path, TextWriter output)
    {
        File.WriteAllBytes(path, model);
        output.WriteLine($"{model.Length:N0} bytes in {path}");
    }
}
