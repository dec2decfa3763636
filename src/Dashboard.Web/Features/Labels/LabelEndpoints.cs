using Dashboard.Data;
using Dashboard.Domain.Claims;
using Dashboard.Web.Api;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features.Labels;

/// <summary>A place where a term stands for somebody.</summary>
/// <param name="Quote">Exactly the article's text from start to end.</param>
/// <param name="Speaker">Whose words they are when quoted or reported.</param>
public sealed record LabelUseResponse(string ArticleId, string Source, Voice Voice, string? Speaker, string? Quote, int Start, int End, int SentenceStart, int SentenceEnd);

/// <summary>A term and where it is used.</summary>
/// <param name="Narrator">How often in an outlet's own words.</param>
/// <param name="Quoted">How often in words that it quotes or reports.</param>
public sealed record LabelTermResponse(string Term, int Narrator, int Quoted, IReadOnlyList<LabelUseResponse> Uses);

/// <summary>Somebody or something and what it is called.</summary>
public sealed record LabelledEntityResponse(string Key, string Name, IReadOnlyList<string> Variants, IReadOnlyList<LabelTermResponse> Terms);

/// <summary>Who is called what, by whom.</summary>
public sealed record LabelsResponse(IReadOnlyList<LabelledEntityResponse> Entities);

internal static class LabelEndpoints
{
    public static void MapLabels(this RouteGroupBuilder api) =>
        api.MapGet("/stories/{story}/labels", async (string story, CurrentActor who, StoryLookup lookup, LabelFeed labels, SentenceContext context, CancellationToken cancel) =>
            {
                var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
                var state = await labels.GetAsync(found.Id, cancel);
                var words = await context.WordsAsync(state.Entities.SelectMany(view => view.Entity.Terms).SelectMany(term => term.Uses).Select(use => (use.ArticleId, use.Start, use.End)), cancel);
                return new LabelsResponse([.. state.Entities.Select(view => new LabelledEntityResponse(
                    view.Entity.Key, view.Entity.Name, view.Entity.Variants,
                    [.. view.Terms.Select(term => new LabelTermResponse(term.Term, term.Narrator.Count, term.Quoted.Count,
                        [.. term.Narrator.Uses.Concat(term.Quoted.Uses).Select(use => new LabelUseResponse(
                            use.ArticleId, use.Source, use.Voice, use.Speaker, words.GetValueOrDefault((use.ArticleId, use.Start, use.End)), use.Start, use.End, use.SentenceStart, use.SentenceEnd))]))]))]);
            })
            .Describe<LabelsResponse>("Get the labels", "Per entity the terms that the articles use for it, the outlets' own words apart from words they quote, with every place.");
}
