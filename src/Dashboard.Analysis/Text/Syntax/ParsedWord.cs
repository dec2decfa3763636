namespace Dashboard.Analysis.Text.Syntax;

/// <summary>One word of a parsed sentence; "didn't" is two.</summary>
/// <param name="Index">Its number in the sentence.</param>
/// <param name="Start">First code unit in the article's text.</param>
/// <param name="End">One past the last.</param>
/// <param name="Token">Index of the token of <c>ReadSentence.Tokens</c> that it is (a part of).</param>
/// <param name="Lower">Lower case, without clitics.</param>
/// <param name="Tag">Its word class.</param>
/// <param name="Fine">Tag of the Penn Treebank: "VBD", "NNS".</param>
/// <param name="Head">Number of the word that it hangs on, -1 for the top of the sentence.</param>
/// <param name="Relation">How it hangs there.</param>
internal sealed record ParsedWord(int Index, int Start, int End, int Token, string Lower, PartOfSpeech Tag, string Fine, int Head, Dependency Relation)
{
    private Tuple<PartOfSpeech, string>? _lemma;

    /// <summary>Base form: "denies" is "deny", "n't" is "not", "'s" as a verb is "be".</summary>
    public string Lemma
    {
        get
        {
            // A copy with another class keeps the field.
            if (_lemma is not { } kept || kept.Item1 != Tag)
                _lemma = kept = Tuple.Create(Tag, Base());
            return kept.Item2;
        }
    }

    private string Base() => Lower switch
    {
        "n't" => "not",
        "ca" or "can" when Tag == PartOfSpeech.Auxiliary => "can",
        "wo" or "'ll" when Tag == PartOfSpeech.Auxiliary => "will",
        "sha" when Tag == PartOfSpeech.Auxiliary => "shall",
        "'d" when Tag == PartOfSpeech.Auxiliary => Fine == "MD" ? "would" : "have",
        "'s" or "'re" or "'m" when Tag is PartOfSpeech.Auxiliary or PartOfSpeech.Verb => "be",
        "'ve" => "have",
        _ when Tag == PartOfSpeech.Auxiliary && Fine == "MD" => Lower,
        _ => Lexicon.Lemma(Lower, Tag),
    };

    public bool IsVerb => Tag is PartOfSpeech.Verb or PartOfSpeech.Auxiliary;
    public bool IsNoun => Tag is PartOfSpeech.Noun or PartOfSpeech.ProperNoun;

    /// <summary>"Ran", "was": a past tense that stands on its own.</summary>
    public bool IsPast => Fine == "VBD";
    public bool IsPastParticiple => Fine == "VBN";
    public bool IsGerund => Fine == "VBG";
    public bool IsInfinitive => Fine == "VB";
    public bool IsPresent => Fine is "VBZ" or "VBP";
    public bool IsModal => Fine == "MD";
    public bool IsPlural => Fine is "NNS" or "NNPS";
}
