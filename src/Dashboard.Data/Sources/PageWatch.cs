using Dashboard.Domain.Articles;

namespace Dashboard.Data.Sources;

/// <summary>What the last look at a page found.</summary>
public enum LookResult
{
    Unchanged,
    Changed,

    /// <summary>The article is not there; <c>Article.Absence</c> says what is.</summary>
    Absent,
    Failed,
}

/// <summary>How the watching of one article's page goes. Bookkeeping: not in the log, written in batches.</summary>
public sealed class PageWatch : LeasedVisit
{
    public required string ArticleId { get; init; }

    /// <summary>Where it is fetched; the new one after the site said that the page moved for good.</summary>
    public required string Address { get; set; }

    /// <summary>What the sender said of the article beside its address; every reading of the page is told so too.</summary>
    public required ReceivedWith With { get; init; }

    /// <summary>Null while nobody looks: the article was not read yet, somebody switched it off, or the watching has ended.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>Minutes between the last look and the next one, when all goes well.</summary>
    public int Minutes { get; set; }

    /// <summary>Stands for what the last reading of the page said; null before it was read. Two readings with the same one say the same.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>The article holds a feed's words because its page could not be read: the page takes their place when it comes.</summary>
    public bool StandsIn { get; set; }

    /// <summary>When the watching began, or when the last change was found.</summary>
    public DateTimeOffset QuietSince { get; set; }

    /// <summary>The watching ended because nothing changed for so long.</summary>
    public DateTimeOffset? EndedAt { get; set; }
    public LookResult? LastResult { get; set; }

    /// <summary>Looks altogether.</summary>
    public int Looks { get; set; }
}
