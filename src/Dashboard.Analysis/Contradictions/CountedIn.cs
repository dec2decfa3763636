using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>A number in its sentence. It meets others of one unit and counted thing that share a word of their sentences.</summary>
internal sealed class CountedIn : ILinkable<CountedIn>
{
    private readonly ReadArticle _article;

    private CountedIn(ReadArticle article, ReadSentence sentence, Quantity quantity)
    {
        _article = article;
        Sentence = sentence;
        Quantity = quantity;
        var thing = Contradictions.Keys.Of(quantity.Unit, quantity.Head ?? "");
        Keys = [.. sentence.ContentWithout(quantity.Head).Select(concept => Contradictions.Keys.Of(thing, concept))];
    }

    public ReadSentence Sentence { get; }
    public Quantity Quantity { get; }
    public IReadOnlyList<ulong> Keys { get; }
    public string ArticleId => Sentence.Article.Id;
    public string SentenceId => Sentence.Id;

    public static IEnumerable<CountedIn> Read(ReadArticle article) =>
        article.Sentences.SelectMany(sentence => sentence.Quantities.Select(quantity => new CountedIn(article, sentence, quantity)));

    /// <summary>An article that gives the other figure for the same thing too tells them apart itself; a denied figure is no such thing.</summary>
    public bool KnowsToo(Quantity other)
    {
        if (Quantity.Value == other.Value)
            return false;
        foreach (var sentence in _article.Sentences)
        {
            foreach (var quantity in sentence.Quantities)
            {
                if (!ReferenceEquals(quantity, Quantity) && quantity.Unit == other.Unit && quantity.Head == other.Head && !quantity.Vague && quantity.Overlaps(other))
                    return true;
            }
        }
        return false;
    }

    public int CompareTo(CountedIn? other)
    {
        if (other is null)
            return 1;
        var order = Sentence.CompareTo(other.Sentence);
        return order != 0 ? order : Quantity.Core.CompareTo(other.Quantity.Core);
    }
}
