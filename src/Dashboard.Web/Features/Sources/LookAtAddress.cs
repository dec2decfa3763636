using System.Text;
using System.Text.Json.Serialization;
using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Ingest.Feeds;
using Dashboard.Ingest.Fetching;
using Dashboard.Ingest.Pages;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Pipeline;
using Microsoft.EntityFrameworkCore;
using Recognised = Dashboard.Ingest.Feeds.SourceKind;
using SourceKind = Dashboard.Domain.Sources.SourceKind;

namespace Dashboard.Web.Features.Sources;

public enum LookKind
{
    /// <summary>One feed or more that can be followed.</summary>
    Feeds,

    /// <summary>A page without any; it can be added as an article.</summary>
    Page,

    /// <summary>A list of feeds.</summary>
    List,

    /// <summary>Nothing that can be followed; the words say why and what to do.</summary>
    Nothing,
}

/// <summary>A feed that was found and read.</summary>
/// <param name="Newest">When its newest item was published.</param>
/// <param name="Samples">Titles of its newest items.</param>
/// <param name="OfComments">It carries reader comments and not articles.</param>
/// <param name="SourceId">The source that follows it already, on any story.</param>
public sealed record LookCandidate(
    string Address, string Title, SourceKind Kind, string Format, int Items, DateTimeOffset? Newest, IReadOnlyList<string> Samples, bool OfComments, string? SourceId)
{
    /// <summary>For comments: the page of the one article to which all of them belong; null when they are of a whole site.</summary>
    public string? Page { get; init; }
}

/// <summary>What an address or a file turned out to be.</summary>
/// <param name="Words">For a person.</param>
/// <param name="Address">The complete address that was looked at.</param>
public sealed record LookResult(LookKind Kind, string Words, string? Address, IReadOnlyList<LookCandidate> Candidates)
{
    /// <summary>A web page, which can be added as an article whether feeds were found with it or not.</summary>
    public bool IsPage { get; init; }

    /// <summary>How many feeds a list has.</summary>
    public int Listed => List?.Sources.Count ?? 0;

    [JsonIgnore]
    public OpmlReading? List { get; init; }
}

/// <summary>"What is this?": looks at any address, text or file and says what can be followed.</summary>
public sealed class LookAtAddress(GuardedHttpClient web, HostTurns turns, IDbContextFactory<DashboardDbContext> contexts, TimeProvider time)
{
    public const int MostBytes = 10 * 1024 * 1024;

    // Requests to a stranger's site for one question of ours.
    private const int MostTries = 6;
    private const int Samples = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);
    private static readonly Uri Nowhere = new("http://localhost/");

    /// <param name="actor">Who asks.</param>
    /// <param name="text">An address, with or without https://, or the text of a list.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<LookResult> HandleAsync(Actor actor, string? text, CancellationToken cancel = default)
    {
        actor.Require(Permission.AddArticles);
        var given = text?.Trim() ?? "";
        if (given.Length == 0)
            throw new RuleBrokenException("There is nothing to look at. Paste an address.", "address");
        if (given.StartsWith('<'))
            return Look(actor, Encoding.UTF8.GetBytes(given));
        if (AddressIn(given) is not { } address)
            return new(LookKind.Nothing, "This is no web address. Paste the address of a feed, of a page of the site, or drop a list of feeds (OPML).", null, []);
        try
        {
            return await LookAsync(address, cancel);
        }
        catch (Exception fault) when (fault is FetchException or UnreadableException)
        {
            return new(LookKind.Nothing, fault.Message, address.AbsoluteUri, []);
        }
    }

    /// <summary>Looks at a file.</summary>
    public LookResult Look(Actor actor, byte[] bytes)
    {
        actor.Require(Permission.AddArticles);
        var what = SourceRecognition.Of(bytes, null, Nowhere);
        return what.Kind switch
        {
            Recognised.FeedList => ListOf(what, null),
            Recognised.Feed or Recognised.NewsSitemap => new(LookKind.Nothing, $"{what.Sentence} Only its address can be followed, not the file.", null, []),
            _ => new(LookKind.Nothing, what.Sentence, null, []),
        };
    }

    private async Task<LookResult> LookAsync(Uri address, CancellationToken cancel)
    {
        if (ThreadAddress.Of(address) is { } given && await ThreadAsync(given, null, cancel) is { } thread)
            return new(LookKind.Feeds, $"{thread.Format}: {thread.Items} reader comments, which can be followed for an article.", address.AbsoluteUri, [thread]);
        var page = await GetAsync(address, cancel);
        if (page.Trouble is { } trouble)
            return new(LookKind.Nothing, trouble, address.AbsoluteUri, []);
        var what = SourceRecognition.Of(page.Body, page.ContentType, page.Address);
        var own = PageAddress.Clean(page.Address.AbsoluteUri) ?? page.Address.AbsoluteUri;
        switch (what.Kind)
        {
            case Recognised.Feed or Recognised.NewsSitemap:
                return new(LookKind.Feeds, what.Sentence, address.AbsoluteUri, [await CandidateAsync(page, what.Feed!, null, false, cancel)]);
            case Recognised.FeedList:
                return ListOf(what, address.AbsoluteUri);
            case Recognised.Page or Recognised.SitemapIndex:
                var found = (await TryAsync(what.Candidates, cancel)).ToList();
                foreach (var known in what.Threads)
                {
                    if (await ThreadAsync(known, own, cancel) is not { } comments)
                        continue;
                    // A feed of the same comments does not say which of them answers which.
                    found.RemoveAll(other => other.Page is { } same && comments.Page is { } its && PageAddress.Forms(same).Intersect(PageAddress.Forms(its)).Any());
                    found.Add(comments);
                }
                return found.Count > 0 ? new(LookKind.Feeds, what.Sentence, own, found) { IsPage = what.Kind == Recognised.Page }
                    : new(what.Kind == Recognised.Page ? LookKind.Page : LookKind.Nothing,
                        what.Candidates.Any(candidate => !candidate.IsGuess) ? $"{what.Sentence} None of them could be read." : what.Sentence, own, []) { IsPage = what.Kind == Recognised.Page };
            default:
                return new(LookKind.Nothing, what.Sentence, own, []);
        }
    }

    // What a page names is believed as far as it can be read; guesses are tried only until one is right, and never beside what is named.
    private async Task<IReadOnlyList<LookCandidate>> TryAsync(IReadOnlyList<FeedCandidate> candidates, CancellationToken cancel)
    {
        var found = new List<LookCandidate>();
        foreach (var candidate in candidates.Take(MostTries))
        {
            if (candidate.IsGuess && found.Count > 0)
                break;
            try
            {
                var answer = await GetAsync(candidate.Address, cancel);
                if (answer.Trouble is null && SourceRecognition.Of(answer.Body, answer.ContentType, answer.Address).Feed is { } feed
                    && await CandidateAsync(answer, feed, candidate.Title, candidate.OfComments, cancel) is var read && found.TrueForAll(other => other.Address != read.Address))
                    found.Add(read);
            }
            catch (FetchException)
            {
                // The next one may answer.
            }
        }
        return found;
    }

    private async Task<LookCandidate> CandidateAsync(FetchedPage page, FeedReading feed, string? title, bool ofComments, CancellationToken cancel)
    {
        ofComments = feed.OfComments || (ofComments && feed.Items.Count == 0);
        if (ofComments && await WithAnswersAsync(page, feed, cancel) is var (better, its))
            (page, feed) = (better, its);
        var address = (page.MovedTo ?? page.Address).AbsoluteUri;
        var kind = ofComments ? SourceKind.Comments : feed.Format.Contains("sitemap", StringComparison.OrdinalIgnoreCase) ? SourceKind.Sitemap : SourceKind.Feed;
        return new(
            address, feed.Title is { Length: > 0 } own ? own : title ?? page.Address.Host, kind, feed.Format, feed.Items.Count, feed.Items.Max(item => item.Published),
            [.. feed.Items.Select(item => item.Title).Where(words => !string.IsNullOrWhiteSpace(words)).Take(Samples).OfType<string>()], ofComments, await FollowedByAsync(address, cancel))
        {
            Page = ofComments && feed.Items.Select(item => FollowedThread.PageOf(item.Link?.AbsoluteUri)).Distinct().ToList() is [{ } one] ? one : null,
        };
    }

    // The RSS of WordPress' comments does not say which of them answers which; its Atom does.
    private async Task<(FetchedPage, FeedReading)?> WithAnswersAsync(FetchedPage page, FeedReading feed, CancellationToken cancel)
    {
        if (!feed.Format.StartsWith("RSS", StringComparison.Ordinal) || !page.Address.AbsolutePath.TrimEnd('/').EndsWith("/feed", StringComparison.OrdinalIgnoreCase) || page.Address.Query.Length > 0)
            return null;
        try
        {
            var answer = await GetAsync(new Uri(page.Address, page.Address.AbsolutePath.TrimEnd('/') + "/atom/"), cancel);
            return answer.Trouble is null && SourceRecognition.Of(answer.Body, answer.ContentType, answer.Address).Feed is { OfComments: true } atom ? (answer, atom) : null;
        }
        catch (FetchException)
        {
            return null;
        }
    }

    private async Task<LookCandidate?> ThreadAsync(ThreadAddress thread, string? ofPage, CancellationToken cancel)
    {
        try
        {
            var answer = await GetAsync(thread.First, cancel);
            if (answer.Trouble is not null)
                return null;
            var part = FollowedThread.Read(answer.Body, answer.ContentType, answer.Address);
            var (format, count) = thread.System == ThreadSystem.Discourse ? ("Discourse topic", part.Stream.Count) : ("WordPress comments", answer.Total ?? part.Comments.Count);
            var page = ofPage ?? part.Comments.Select(comment => comment.Page).OfType<string>().FirstOrDefault()
                ?? (thread.System == ThreadSystem.Discourse ? thread.First.AbsoluteUri[..^".json".Length] : null);
            var address = thread.First.AbsoluteUri;
            return new(
                address, part.Title ?? $"Comments on {(page is null ? thread.First.Host : new Uri(page).Host + new Uri(page).AbsolutePath)}", SourceKind.Comments, format, count, part.Comments.Max(comment => comment.Draft.PostedAt),
                [.. part.Comments.Take(Samples).Select(comment => $"{comment.Draft.Author}: {(comment.Draft.Text.Length > 80 ? comment.Draft.Text[..80].TrimEnd() + "…" : comment.Draft.Text)}")], true, await FollowedByAsync(address, cancel))
            {
                Page = page,
            };
        }
        catch (Exception fault) when (fault is FetchException or UnreadableException)
        {
            // Then it is what its page says it is.
            return null;
        }
    }

    private async Task<string?> FollowedByAsync(string address, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Sources.Where(row => row.Address == address).Select(row => row.Id).FirstOrDefaultAsync(cancel);
    }

    // A person waits, so the turn at the site is waited for, but not for ever.
    private async Task<FetchedPage> GetAsync(Uri address, CancellationToken cancel)
    {
        var since = time.GetTimestamp();
        var host = HostTurns.HostOf(address.AbsoluteUri);
        IDisposable? turn;
        while ((turn = turns.TryEnter(host)) is null)
        {
            if (time.GetElapsedTime(since) > LongestWait)
                throw new UnreadableException("This site is being asked for other things just now. Try again in a minute.");
            await Task.Delay(100, cancel);
        }
        using (turn)
            return await web.GetAsync(address, conditions: null, cancel);
    }

    private static LookResult ListOf(SourceRecognition what, string? address) => new(LookKind.List, what.Sentence, address, []) { List = what.List };

    private static Uri? AddressIn(string text)
    {
        if (text.Length > Source.MaxAddressLength || text.Any(char.IsWhiteSpace))
            return null;
        // What is copied out of a feed reader sometimes begins with feed:.
        var bare = text.StartsWith("feed://", StringComparison.OrdinalIgnoreCase) ? "http://" + text[7..] : text.StartsWith("feed:http", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
        var complete = bare.Contains("://", StringComparison.Ordinal) ? bare : "https://" + bare;
        return Uri.TryCreate(complete, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && (bare == complete || address.Host.Contains('.', StringComparison.Ordinal)) ? address : null;
    }
}
