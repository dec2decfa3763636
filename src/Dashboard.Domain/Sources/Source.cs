using System.Text.Json.Serialization;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Sources;

public enum SourceKind
{
    Feed,
    Sitemap,

    /// <summary>Reader comments: of one article, or each below the article at whose page it stands.</summary>
    Comments,
}

/// <summary>Gone: the site said for good that there is nothing at the address any more (410).</summary>
public enum SourceState { Active, Paused, Gone }

/// <summary>Which of a source's items become articles by themselves.</summary>
public enum SourceRule
{
    /// <summary>All of them, on the source's own story.</summary>
    Everything,

    /// <summary>Those that have the keywords of a story; the others wait until somebody says where they belong.</summary>
    Keywords,
}

/// <summary>
/// Something that the desk follows: what people have decided about it. How its polling goes is bookkeeping and lies elsewhere. The log of
/// its story holds every change; a source of the whole desk belongs to no story, and the desk has a log of its own for them.
/// </summary>
public sealed class Source : IStoryPart
{
    /// <summary>The <see cref="StoryId"/> of sources that belong to the whole desk.</summary>
    public const string WholeDesk = "";
    public const int MaxTitleLength = 200;
    public const int MaxAddressLength = 2000;
    public const int MaxZoneLength = 64;
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(2);
    public static readonly TimeSpan LongestInterval = TimeSpan.FromDays(1);

    public required string Id { get; init; }
    public required string StoryId { get; init; }
    public long Version { get; set; }
    public SourceKind Kind { get; init; }

    /// <summary>Where it is fetched; the new one after the site said that it moved for good. Unique within a story.</summary>
    public required string Address { get; set; }
    public required string Title { get; set; }
    public SourceRule Rule { get; set; }

    /// <summary>Minutes between two visits, when the site asks for nothing longer.</summary>
    public int Minutes { get; set; } = (int)DefaultInterval.TotalMinutes;
    public SourceState State { get; set; }

    /// <summary>The article to whose thread its comments go; null when each goes where its page is.</summary>
    public string? ArticleId { get; init; }

    /// <summary>IANA name of the zone in which its times are that state none; null for UTC.</summary>
    public string? Zone { get; set; }

    /// <summary>Whether its dates in figures have the day first; null when the other dates of the feed decide.</summary>
    public bool? DayFirst { get; set; }

    /// <summary>The pages of the articles that it brings are looked at again, in case they change.</summary>
    public bool WatchPages { get; set; } = true;
    public required string AddedBy { get; init; }
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>Who changed it last. In the log this is the row's own actor.</summary>
    [JsonIgnore]
    public string? ChangedBy { get; set; }

    [JsonIgnore]
    public DateTimeOffset? ChangedAt { get; set; }

    [JsonIgnore]
    public bool IsDesks => StoryId.Length == 0;
}
