using Dashboard.Data;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Outlets;

/// <summary>An outlet in figures.</summary>
/// <param name="CopiesIn">Its articles that copy another outlet's.</param>
/// <param name="CopiesOut">Articles of others that copy one of its.</param>
/// <param name="Country">As a person said it; null while nobody did.</param>
/// <param name="Owner">As a person said it.</param>
/// <param name="Version">0 while nobody said anything of it.</param>
public sealed record OutletResponse(string Key, string Name, IReadOnlyList<string> Names, int Articles, int Stories, int CopiesIn, int CopiesOut, string? Country, string? Owner, long Version)
{
    public static OutletResponse From(OutletFigures figures) => new(
        figures.Key, figures.Name, figures.Names, figures.Articles, figures.Stories, figures.CopiesIn, figures.CopiesOut, figures.Known?.Country, figures.Known?.Owner, figures.Known?.Version ?? 0);
}

/// <param name="StoryId">Where it wrote.</param>
public sealed record OutletStoryResponse(string StoryId, string Title, int Articles);

/// <summary>The card of an outlet.</summary>
/// <param name="Country">As a person said it, else what the address of its pages tells.</param>
/// <param name="CountryFrom">Why that country, in words.</param>
/// <param name="CopiesIn">The newest of its copies.</param>
/// <param name="CopiesOut">The newest copies of it.</param>
/// <param name="Feeds">Ids of the sources that are followed at its addresses.</param>
public sealed record OutletCardResponse(
    OutletResponse Outlet, IReadOnlyList<string> Hosts, string? Country, string? CountryFrom, IReadOnlyList<CopiedArticle> CopiesIn, IReadOnlyList<CopiedArticle> CopiesOut,
    IReadOnlyList<NamedArticle> Latest, IReadOnlyList<OutletStoryResponse> Stories, IReadOnlyList<string> Feeds)
{
    public static OutletCardResponse From(OutletCard card) => new(
        OutletResponse.From(card.Figures), card.Hosts, card.Country, card.CountryFrom, card.CopiesIn, card.CopiesOut, card.Latest,
        [.. card.Stories.Select(one => new OutletStoryResponse(one.Story.Id, one.Story.Title, one.Articles))], [.. card.Feeds.Select(feed => feed.Id)]);
}

internal static class OutletEndpoints
{
    public static void MapOutlets(this RouteGroupBuilder api)
    {
        api.MapGet("/outlets", async (string? search, [AsParameters] PageQuery page, CurrentActor who, OutletList list, CancellationToken cancel) =>
            {
                IEnumerable<OutletFigures> outlets = (await list.HandleAsync(await who.RequireAsync(), search, cancel)).OrderBy(one => one.Key, StringComparer.Ordinal);
                if (page.After is { } after)
                    outlets = outlets.Where(one => string.CompareOrdinal(one.Key, after) > 0);
                return page.Page([.. outlets.Take(page.Size + 1).Select(OutletResponse.From)], outlet => outlet.Key);
            })
            .Describe<ListResponse<OutletResponse>>("List outlets", "Every outlet whose articles the desk holds, by key, with how much of it are copies. Search looks in names, countries and owners.");

        api.MapGet("/outlets/{key}", async (string key, CurrentActor who, OutletCards cards, CancellationToken cancel) =>
            {
                var card = await cards.HandleAsync(await who.RequireAsync(), key, cancel);
                return Answer.Of(OutletCardResponse.From(card), card.Figures.Known?.Version ?? 0);
            })
            .Describe<OutletCardResponse>("Get an outlet", "Its card: where it was found, whose articles it copies and who copies it, with the articles.");

        api.MapPatch("/outlets/{key}", async (string key, JsonBody<ChangeOutlet.Request> body, IfMatch ifMatch, CurrentActor who, ChangeOutlet change, OutletCards cards, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var outlet = await change.HandleAsync(actor, key, body.Value, ifMatch.Version, cancel);
                return Answer.Of(OutletCardResponse.From(await cards.HandleAsync(actor, key, cancel)), outlet.Version);
            })
            .Describe<OutletCardResponse>("Say what is known of an outlet", "Country and owner. What is left out stays; an empty text says that it is not known.");

        api.MapGet("/outlets/{key}/labels", async (string key, string? story, CurrentActor who, OutletCards cards, OutletWords words, StoryLookup stories, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var card = await cards.HandleAsync(actor, key, cancel);
                var found = await stories.GetAsync(story is { Length: > 0 } given ? given : throw new InvalidRequestException("story", "must name a story by its id or slug."), cancel);
                return new ListResponse<LabelHabit>(await words.HandleAsync(actor, found, card.Figures.Names, cancel), null);
            })
            .Describe<ListResponse<LabelHabit>>("List the label habits of an outlet in a story", "What it calls somebody in its own words, beside what the others do.");
    }
}
