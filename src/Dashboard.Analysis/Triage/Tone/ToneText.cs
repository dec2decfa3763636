namespace Dashboard.Analysis.Triage.Tone;

/// <summary>One word of a comment.</summary>
/// <param name="Start">First UTF-16 code unit in the comment.</param>
/// <param name="End">One past the last.</param>
/// <param name="Entry">The word, tricks undone.</param>
/// <param name="Sentence">Number of the sentence, from 0.</param>
/// <param name="AfterBreak">A comma, dash, colon or bracket stands before it.</param>
/// <param name="Quoted">Stands inside quotation marks.</param>
/// <param name="Shout">Written in capitals, two letters and more.</param>
internal readonly record struct ToneWord(int Start, int End, ToneEntry Entry, int Sentence, bool AfterBreak, bool Quoted, bool Shout)
{
    public bool Is(ToneClass any) => Entry.Is(any);
}

/// <summary>A comment as words and sentences, with the tricks of typing undone: other alphabets, digits and pictures for letters, stars, spaces inside words and none between them, slips.</summary>
internal sealed class ToneText
{
    private ToneText(string text, List<ToneWord> words, List<ToneMark> marks)
    {
        Text = text;
        Words = words;
        Marks = marks;
    }

    public string Text { get; }
    public List<ToneWord> Words { get; }

    /// <summary>What stands at the end of each sentence.</summary>
    public List<ToneMark> Marks { get; }

    public static ToneText Of(string text, ToneVocabulary vocabulary)
    {
        var scan = new ToneScanner(text, vocabulary);
        scan.Read();
        return new ToneText(text, ToneRepairs.Of(scan.Words, text, vocabulary), scan.Marks);
    }
}

/// <summary>How a sentence ends.</summary>
internal enum ToneMark : byte { Full, Question, Exclamation }
