using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A number in its sentence. It meets others of one unit and counted thing that share a word of their sentences.</summary>
internal sealed class CountedIn : ILinkable<CountedIn>
{
    public CountedIn(ReadSentence sentence, Quantity quantity)
    {
        Sentence = sentence;
        Quantity = quantity;
        var thing = Contradictions.Keys.Of(quantity.Unit, quantity.Head ?? "");
        Keys = [.. sentence.ContentWithout(quantity.Head).Select(concept => Contradictions.Keys.Of(thing, concept))];
    }

    public ReadSentence Sentence { get; }
    public Quantity Quantity { get; }
    public IReadOnlyList<ulong> Keys { get; }
    public string ArticleId => Sentence.Article.Id;

    public void Deconstruct(out ReadSentence sentence, out Quantity quantity) => (sentence, quantity) = (Sentence, Quantity);

    public int CompareTo(CountedIn? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : Quantity.Core.CompareTo(other.Quantity.Core);
    }
}
