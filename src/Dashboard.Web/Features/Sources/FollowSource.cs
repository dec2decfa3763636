using Dashboard.Data;
using Dashboard.Data.Sources;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Domain.Sources;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Sources;

namespace Dashboard.Web.Features.Sources;

/// <summary>Adds a source. Its first visit follows at once; what is there now is brought in too.</summary>
public sealed class FollowSource(SourceChanges changes, StoryLookup stories, TimeProvider time)
{
    /// <param name="Address">Of a feed or a news sitemap.</param>
    /// <param name="Story">Id or slug of the story to which its items go; none for the whole desk.</param>
    /// <param name="Title">As people shall see it; the address when there is none.</param>
    /// <param name="Rule">Sources of the whole desk go by keywords.</param>
    /// <param name="Minutes">Between two visits.</param>
    public sealed record Request(string? Address, string? Story = null, string? Title = null, SourceRule? Rule = null, int? Minutes = null, SourceKind Kind = SourceKind.Feed);

    public sealed record Result(Source Source, bool WasThere);

    /// <exception cref="RuleBrokenException">The address is none, or a field is out of bounds.</exception>
    public async Task<Result> HandleAsync(Actor actor, Request request, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManageSources);
        var storyId = string.IsNullOrWhiteSpace(request.Story) ? Source.WholeDesk : (await stories.GetAsync(request.Story, cancel)).Id;
        actor.RequireFor(Permission.ManageSources, storyId);
        var address = AddressOf(request.Address);
        var rule = request.Rule ?? (storyId == Source.WholeDesk ? SourceRule.Keywords : SourceRule.Everything);
        CheckRule(rule, storyId);
        var now = time.GetUtcNow();
        var source = new Source
        {
            Id = Ids.New(),
            StoryId = storyId,
            Kind = request.Kind,
            Address = address,
            Title = Shortened(Text.Clean(request.Title ?? "")) is { Length: > 0 } title ? title : HostTurns.HostOf(address),
            Rule = rule,
            Minutes = CheckMinutes(request.Minutes) ?? (int)Source.DefaultInterval.TotalMinutes,
            AddedBy = actor.Name,
            AddedAt = now,
        };
        var (kept, wasThere) = await changes.AddAsync(actor, source, new SourcePolling { SourceId = source.Id, Host = HostTurns.HostOf(address), NextAt = now }, cancel);
        return new(kept, wasThere);
    }

    internal static string AddressOf(string? address)
    {
        if (string.IsNullOrWhiteSpace(address))
            throw new RuleBrokenException("The address is empty.", "address");
        try
        {
            return ReceiveArticle.CheckAddress(address);
        }
        catch (RuleBrokenException wrong)
        {
            throw new RuleBrokenException(wrong.Message, "address");
        }
    }

    internal static void CheckRule(SourceRule rule, string storyId)
    {
        if (rule == SourceRule.Everything && storyId == Source.WholeDesk)
            throw new RuleBrokenException("A source of the whole desk goes by the keywords of the stories. Choose a story to bring everything to it.", "rule");
    }

    internal static int? CheckMinutes(int? minutes) =>
        minutes is null || (minutes >= Source.ShortestInterval.TotalMinutes && minutes <= Source.LongestInterval.TotalMinutes)
            ? minutes
            : throw new RuleBrokenException($"A source can be visited every {Source.ShortestInterval.TotalMinutes:0} minutes to once a day ({Source.LongestInterval.TotalMinutes:0} minutes).", "minutes");

    // Titles of feeds are whatever their makers wrote; a long one is no reason to refuse the feed.
    private static string Shortened(string title) => title.Length <= Source.MaxTitleLength ? title : title[..(Source.MaxTitleLength - 1)].TrimEnd() + "…";
}
