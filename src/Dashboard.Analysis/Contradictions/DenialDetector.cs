using Dashboard.Analysis.Statements;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Somebody affirms an act, somebody denies it: in different articles or in one.</summary>
internal sealed class DenialDetector(Disputes disputes) : IDetector
{
    private readonly Dictionary<string, List<DeniedThing>> _denied = new(StringComparer.Ordinal);
    private readonly DenialLinks _links = new(disputes);

    public void Add(ReadArticle article)
    {
        foreach (var sentence in article.Sentences)
            _links.Add(sentence);
        var denied = _denied[article.Id] = [.. article.Sentences.SelectMany(DenialReader.Read)];
        denied.ForEach(_links.Add);
    }

    public void Remove(ReadArticle article)
    {
        if (_denied.Remove(article.Id, out var denied))
            _links.Remove(article.Id, article.Sentences, denied);
    }
}
