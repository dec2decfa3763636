using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Inference;

/// <summary>What a word does in a text, as far as two texts are compared by it.</summary>
internal enum WordPart : byte { Noun, Verb, Modifier, Name, Number, Function }

/// <summary>One word of a text that is compared with another.</summary>
/// <param name="Lower">As written, in lower case.</param>
/// <param name="Lemma">Base form.</param>
/// <param name="Part">What it does.</param>
/// <param name="Pos">Word class for the lexicon.</param>
/// <param name="Negated">Stands under a negation.</param>
internal readonly record struct PairWord(string Lower, string Lemma, WordPart Part, PartOfSpeech Pos, bool Negated)
{
    public bool IsContent => Part != WordPart.Function;
}

/// <summary>A short text read for comparison: its sentences and its words in order, signs left out.</summary>
internal sealed class PairText
{
    private readonly Dictionary<(ReadSentence, int), int> _places = [];

    private PairText(IReadOnlyList<ReadSentence> sentences)
    {
        Sentences = sentences;
        var words = new List<PairWord>();
        foreach (var sentence in sentences)
            PairWords.Add(sentence, words, _places);
        Words = words;
    }

    public IReadOnlyList<ReadSentence> Sentences { get; }
    public IReadOnlyList<PairWord> Words { get; }

    /// <summary>Index in <see cref="Words"/> of a word of the sentence's parse, or -1.</summary>
    public int At(ReadSentence sentence, int parsed) => parsed < 0 ? -1 : _places.GetValueOrDefault((sentence, sentence.Parse.Words[parsed].Token), -1);

    public static PairText Of(params IReadOnlyList<ReadSentence> sentences) => new(sentences);

    public static PairText Of(string text)
    {
        var article = new AnalysisArticle("pair", "", null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "")], null, DateTimeOffset.UnixEpoch);
        return new PairText(StatementReader.Read(article));
    }
}
