using Dashboard.Data.Moderation;
using Dashboard.Ingest.Fetching;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>What became of a decision that was sent.</summary>
public enum DeliveryEnd
{
    Arrived,

    /// <summary>The comment system does not have this comment (any more).</summary>
    NoSuchComment,

    /// <summary>It will not take this decision, now or later.</summary>
    Impossible,

    /// <summary>Something is wrong with this one comment; others may go.</summary>
    Failed,

    /// <summary>The system is away or asks us to wait: nothing goes for a while.</summary>
    Away,

    /// <summary>It does not let us in, or is not what it was said to be: a person must look.</summary>
    Refused,
}

/// <param name="Fault">For an admin, why it did not arrive.</param>
/// <param name="RetryAfter">As the system asked for.</param>
public sealed record Delivery(DeliveryEnd End, string? Fault = null, TimeSpan? RetryAfter = null);

/// <summary>What the test of an outlet found.</summary>
/// <param name="Works">Decisions can go there.</param>
/// <param name="Says">For an admin.</param>
public sealed record OutletTest(bool Works, string Says);

/// <summary>A comment system as it is spoken to.</summary>
internal interface ICommentSystem
{
    /// <param name="root">Of the site, without a slash at its end.</param>
    /// <param name="secret">As the admin wrote it.</param>
    /// <param name="id">The comment's identity there.</param>
    /// <param name="decision">What to say of it.</param>
    /// <param name="cancel">Ends it.</param>
    Task<Delivery> SendAsync(string root, string secret, string id, OutgoingDecision decision, CancellationToken cancel);

    /// <summary>Asks who we are there, and changes nothing.</summary>
    Task<OutletTest> TestAsync(string root, string secret, CancellationToken cancel);
}

internal static class Deliveries
{
    /// <summary>What a fetch that gave no answer means.</summary>
    public static Delivery Of(FetchException fault) => new(
        fault.Fault switch
        {
            FetchFault.Refused => DeliveryEnd.Refused,
            FetchFault.NameNotFound or FetchFault.Unreachable or FetchFault.TooSlow => DeliveryEnd.Away,
            _ => DeliveryEnd.Failed,
        }, fault.Message);

    /// <summary>What a status means that says nothing of the comment itself; null for one that does.</summary>
    public static Delivery? Of(FetchedPage answer, string system, DateTimeOffset now) => answer.Status switch
    {
        401 or 403 => new(DeliveryEnd.Refused, $"{answer.Address.Host} does not let us in (status {answer.Status}). Write the secret again, of an account that may moderate comments; then resume."),
        >= 300 and < 400 => new(DeliveryEnd.Refused, $"{answer.Address.Host} sends us to another address (status {answer.Status}). Secrets do not follow: give the final address."),
        404 or 405 or 410 => new(DeliveryEnd.Refused, $"{answer.Address.Host} has no interface of {system} at this address (status {answer.Status}). Check the address."),
        429 or 502 or 503 or 504 => new(DeliveryEnd.Away, answer.Trouble, Dashboard.Web.Sources.SiteWishes.RetryAfter(answer.RetryAfter, now)),
        _ => null,
    };
}
