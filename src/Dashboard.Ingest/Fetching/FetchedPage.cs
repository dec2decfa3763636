using System.Net;

namespace Dashboard.Ingest.Fetching;

/// <summary>What the last fetch of the same address left behind, sent back byte for byte so that the site can answer "nothing new".</summary>
public sealed record FetchConditions(string? ETag, string? LastModified);

/// <summary>The answer of a site, whatever its status.</summary>
/// <param name="Address">The address that finally answered.</param>
/// <param name="MovedTo">The address to remember from now on, when the site said that the page moved for good; otherwise null.</param>
/// <param name="Status">HTTP status of the last answer; 304 means that nothing changed since the conditions.</param>
/// <param name="ETag">As sent, quotes included.</param>
/// <param name="LastModified">As sent.</param>
/// <param name="ContentType">As sent, charset included.</param>
/// <param name="RetryAfter">As sent: seconds or an HTTP date.</param>
/// <param name="CacheControl">As sent.</param>
/// <param name="Body">Inflated; empty for 304.</param>
public sealed record FetchedPage(
    Uri Address,
    Uri? MovedTo,
    int Status,
    string? ETag,
    string? LastModified,
    string? ContentType,
    string? RetryAfter,
    string? CacheControl,
    ReadOnlyMemory<byte> Body)
{
    /// <summary><c>X-WP-Total</c> and <c>X-WP-TotalPages</c>: entries of a list of WordPress, and pages; null when not sent.</summary>
    public int? Total { get; init; }
    public int? TotalPages { get; init; }

    /// <summary>The <c>Link</c> header as sent.</summary>
    public string? Links { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsUnchanged => Status == (int)HttpStatusCode.NotModified;

    /// <summary>For an editor, why there is no page in this answer and what to do; null when there is one.</summary>
    public string? Trouble => Status switch
    {
        >= 200 and < 300 or 304 => null,
        401 or 402 or 403 or 407 or 451 => $"{Address.Host} does not show this page to programs (status {Status}). Open it in a browser and paste the text.",
        404 => $"{Address.Host} has no page at this address (404). Check the address.",
        410 => $"{Address.Host} has taken this page away for good (410).",
        429 => $"{Address.Host} asks us to slow down (429). Try again later.",
        >= 500 => $"{Address.Host} has trouble of its own (status {Status}). Try again later.",
        _ => $"{Address.Host} answered with status {Status} instead of a page.",
    };
}

/// <summary>Why a fetch gave no answer.</summary>
public enum FetchFault
{
    /// <summary>The address, or one it led to, is none that we fetch: scheme, port, user name, not on the public web.</summary>
    Refused,
    NameNotFound,
    Unreachable,
    TooManyRedirects,
    TooLarge,
    TooSlow,

    /// <summary>The answer is no well-formed HTTP or cannot be inflated.</summary>
    Garbled,
}

/// <summary>A fetch that gave no answer. The message is written for an editor.</summary>
public sealed class FetchException(FetchFault fault, string message, Exception? inner = null) : Exception(message, inner)
{
    public FetchFault Fault { get; } = fault;
}
