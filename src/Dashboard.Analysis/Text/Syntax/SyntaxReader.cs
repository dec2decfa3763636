namespace Dashboard.Analysis.Text.Syntax;

/// <summary>The learned tagger and parser, loaded when first needed, and what their numbers stand for.</summary>
internal static class SyntaxReader
{
    private static readonly Lazy<SparseModel> LoadedTagger = new(() => SparseModel.Embedded("tagger.bin"));
    private static readonly Lazy<SparseModel> LoadedParser = new(() => SparseModel.Embedded("parser.bin"));
    private static readonly Lazy<Parser.Steps> StepTable = new(() => new Parser.Steps(ParserModel.Classes));
    private static readonly Lazy<uint[]> Packed = new(() => [.. TaggerModel.Classes.Select(Tags.Packed)]);
    private static readonly Lazy<string[]> Fine = new(() => [.. TaggerModel.Classes.Select(Tags.Fine)]);
    private static readonly Lazy<Dependency[]> Relations = new(() => [.. Steps.Labels.Select(Dependencies.Of)]);

    public static SparseModel TaggerModel => LoadedTagger.Value;
    public static SparseModel ParserModel => LoadedParser.Value;
    public static Parser.Steps Steps => StepTable.Value;

    /// <summary>Number of the label "punct", which the parser itself never gives where signs are left out.</summary>
    public static int SignLabel => Array.IndexOf(Steps.Labels, "punct");
    public static int RootLabel => Array.IndexOf(Steps.Labels, "root");

    public static uint PackedTag(int tag) => Packed.Value[tag];
    public static string FineTag(int tag) => Fine.Value[tag];
    public static Dependency Relation(int label) => Relations.Value[label];
}
