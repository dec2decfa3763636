using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Web.Features.Contradictions.Publishing;

/// <summary>The finding as schema.org ClaimReview in JSON-LD, with the properties that search engines ask for.</summary>
public static partial class ClaimReview
{
    /// <summary>Claims longer than this are cut by those who show them.</summary>
    public const int ClaimLength = 74;

    // Fit to stand in a page: every character with a meaning in HTML is written as an escape.
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="RefusedException">409: it is not settled, so there is nothing to mark as reviewed.</exception>
    public static string Json(PublicRecord from)
    {
        if (from.Finding is not { } finding)
            throw NotSettled(from.Contradiction);
        var side = Reviewed(from.Contradiction, finding);
        var review = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ClaimReview",
            ["url"] = from.Page,
            ["datePublished"] = ReaderText.Iso(from.History.First ?? finding.At),
            ["author"] = Named("Organization", from.Organisation, from.Site),
            ["claimReviewed"] = ClaimOf(side),
            ["itemReviewed"] = ItemOf(from, side),
            ["reviewRating"] = new JsonObject
            {
                ["@type"] = "Rating",
                ["alternateName"] = Rating(finding.Verdict),
                ["ratingExplanation"] = Explanation(from, finding),
            },
        };
        if (from.History.Modified is { } modified)
            review["dateModified"] = ReaderText.Iso(modified);
        return review.ToJsonString(s_json);
    }

    /// <summary>409 for a contradiction without a verdict that readers can be given.</summary>
    public static RefusedException NotSettled(Contradiction contradiction) => new(
        StatusCodes.Status409Conflict, "not-settled", contradiction.Status == ContradictionStatus.NotAConflict
            ? "This was found to be no contradiction, so there is no finding for readers."
            : "This is not settled yet. Settle it with a verdict and a reason first.");

    /// <summary>The claim that the review is about: the one that does not hold, or the earliest when none is singled out.</summary>
    public static Side Reviewed(Contradiction contradiction, Resolution finding)
    {
        var holder = Findings.Holder(finding, contradiction.Sides);
        var others = contradiction.Sides.Where(side => !ReferenceEquals(side, holder)).ToList();
        // What was asserted makes a better claim than its denial.
        return others.Find(side => side.Statements[0].Stance != Stance.Deny) ?? others[0];
    }

    /// <summary>The claim in the words of those who carry it, short where a short wording is there.</summary>
    public static string ClaimOf(Side side)
    {
        var wordings = side.Statements.Select(statement => WithoutAttribution(ReaderText.Plain(statement.Quote), statement.Speaker)).ToList();
        if (wordings.Find(words => words.Length <= ClaimLength) is { } fits)
            return fits;
        var shortest = wordings.MinBy(words => words.Length)!;
        var end = shortest.LastIndexOf(' ', ClaimLength - 1);
        if (end < ClaimLength / 2)
            end = char.IsHighSurrogate(shortest[ClaimLength - 2]) ? ClaimLength - 2 : ClaimLength - 1;
        return shortest[..end].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
    }

    // "…, the council said." names the claimant, who stands in itemReviewed, not the claim.
    private static string WithoutAttribution(string quote, string? speaker)
    {
        var tail = Attribution().Match(quote);
        if (!tail.Success || tail.Index < 20 || (speaker is not null && !tail.Value.Contains(ReaderText.Plain(speaker), StringComparison.OrdinalIgnoreCase) && tail.Length > 40))
            return quote;
        return quote[..tail.Index].TrimEnd(' ', ',', '"', '”');
    }

    private static string Rating(Verdict verdict) => verdict switch
    {
        Verdict.Side => "Does not hold",
        Verdict.Both => "Holds in its own scope",
        Verdict.Unresolvable => "Cannot be told",
        _ => "Overtaken by events",
    };

    private static string Explanation(PublicRecord from, Resolution finding)
    {
        var line = Findings.Line(from, finding, from.Contradiction.Sides);
        var quote = line.Quote is null ? "" : " " + ReaderText.Quoted(line.Quote, ReaderText.Plain(line.Quote));
        return $"{line.Text}{quote} ({string.Join("; ", line.Sources.Select(ReaderDocument.Words))})";
    }

    private static JsonObject ItemOf(PublicRecord from, Side side)
    {
        var carriers = side.Statements.Select(statement => (Statement: statement, Source: from.Cite(statement))).OrderBy(carrier => carrier.Source.Day ?? DateOnly.MaxValue).ToList();
        var first = carriers[0];
        var item = new JsonObject { ["@type"] = "Claim", ["author"] = Claimant(from, first.Statement, first.Source) };
        if (first.Source.Day is { } day)
            item["datePublished"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var works = carriers.Select(carrier => carrier.Source with { Speaker = null, Via = null }).Distinct().ToList();
        item["firstAppearance"] = Work(works[0]);
        item["appearance"] = new JsonArray([.. works.Select(Work)]);
        return item;
    }

    private static JsonObject Claimant(PublicRecord from, Statement statement, Citation source) => source.Speaker is null
        ? Named("Organization", source.Outlet, null)
        : Named(Claimants.TypeOf(source.Speaker, from.Contradiction.Sides.SelectMany(side => side.Statements).Append(statement).Select(other => other.Quote)), source.Speaker, null);

    private static JsonNode Work(Citation source)
    {
        var work = new JsonObject { ["@type"] = "NewsArticle", ["publisher"] = Named("Organization", source.Outlet, null) };
        if (source.Title is not null)
            work["headline"] = source.Title;
        if (source.Address is not null)
            work["url"] = source.Address;
        if (source.Day is { } day)
            work["datePublished"] = day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return work;
    }

    private static JsonObject Named(string type, string name, string? url)
    {
        var named = new JsonObject { ["@type"] = type, ["name"] = name };
        if (url is not null)
            named["url"] = url;
        return named;
    }

    [GeneratedRegex("""[,”"]\s+(?:according to [^,]{2,60}|(?:[\p{L}'’.-]+\s){1,8}(?:said|says|told [^,]{2,40}|added|announced|reported|stated))(?:\s+(?:on|in)\s+[^,]{2,40})?\.?$""", RegexOptions.NonBacktracking)]
    private static partial Regex Attribution();
}
