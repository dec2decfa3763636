using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Log;

namespace Dashboard.Domain.Stories;

/// <summary>A story that a team tracks: one board, one log.</summary>
public sealed class Story : IStoryPart
{
    public const int MaxTitleLength = 200;

    public required string Id { get; init; }

    [JsonIgnore]
    public string StoryId => Id;

    public long Version { get; set; }

    /// <summary>Short name in addresses: lower-case letters, digits and hyphens; unique.</summary>
    public required string Slug { get; init; }
    public required string Title { get; set; }
    public string? Summary { get; set; }
    public IReadOnlyList<string> Keywords { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Put away: kept whole, no longer listed.</summary>
    public bool Archived { get; set; }

    /// <summary>The story into which this one was merged; this one stays as a signpost, and its addresses lead there. Null for all others.</summary>
    public string? MergedIntoId { get; set; }

    /// <summary>A contradiction counts as settled here only when a second person stands behind the verdict.</summary>
    public bool SecondPerson { get; set; }

    /// <summary>The pages of its articles are looked at again, in case they change.</summary>
    public bool WatchPages { get; set; } = true;

    /// <summary>How this board ranks its contradictions.</summary>
    public RankingWeights Ranking { get; set; } = RankingWeights.Default;

    /// <summary>Sequence of the newest log row. Bookkeeping of the log, not part of the story's state.</summary>
    [JsonIgnore]
    public long LastSequence { get; set; }

    /// <summary>Hash of the newest log row.</summary>
    [JsonIgnore]
    public string LastHash { get; set; } = "";

    /// <summary>Makes an address from a title; "story" when nothing of it fits in an address.</summary>
    public static string Slugify(string title)
    {
        var slug = new StringBuilder();
        foreach (var letter in title.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length >= 60)
                break;
        }
        var text = slug.ToString().Trim('-');
        return text.Length == 0 ? "story" : text;
    }
}
