namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>Section <c>Publish</c>: whose findings they are, and where readers find them.</summary>
public sealed class PublishOptions
{
    public const string Section = "Publish";

    /// <summary>Name of the newsroom, as readers know it.</summary>
    public string? Organisation { get; set; }

    /// <summary>Its site, e.g. <c>https://paper.example</c>.</summary>
    public string? Site { get; set; }

    /// <summary>Where on the site a finding stands; <c>{id}</c> and <c>{story}</c> are filled in.</summary>
    public string Page { get; set; } = "/contradictions/{id}";

    /// <summary>What stands for the newsroom until it is named.</summary>
    public string Name => string.IsNullOrWhiteSpace(Organisation) ? "Newsroom" : ReaderText.Plain(Organisation);

    internal bool HasGoodSite => string.IsNullOrWhiteSpace(Site) || ReaderText.Address(Site) is not null;
}
