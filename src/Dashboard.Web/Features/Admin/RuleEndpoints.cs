using System.Text;
using Dashboard.Data;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Features.Admin;

/// <summary>How the rules do.</summary>
public sealed record RulesResponse(IReadOnlyList<RuleResponse> Items);

/// <summary>One rule and version; the figures are explained at <see cref="RuleFigure"/>.</summary>
/// <param name="Dismissed">By the kind of mistake.</param>
/// <param name="Precision">Share of the real ones among those decided; null while none is.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
public sealed record RuleResponse(
    string Rule, string Version, int Found, int Real, IReadOnlyDictionary<string, int> Dismissed, int Open, double? Precision, double Low, double High)
{
    public static RuleResponse From(RuleFigure row) => new(
        row.Rule, row.Version, row.Found, row.Real, row.Dismissed.ToDictionary(pair => ApiJson.Word(pair.Key), pair => pair.Value), row.Open,
        row.Precision, row.Low, row.High);
}

internal static class RuleEndpoints
{
    public static void MapRules(this RouteGroupBuilder api)
    {
        api.MapGet("/rules", async (string? story, CurrentActor who, StoryLookup lookup, RuleFigures figures, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var storyId = string.IsNullOrEmpty(story) ? null : (await lookup.GetAsync(story, cancel)).Id;
                return new RulesResponse([.. (await figures.ReadAsync(actor, storyId, cancel)).Select(RuleResponse.From)]);
            })
            .Describe<RulesResponse>("Measure the rules", "Precision of each rule from the desk's own verdicts, over all stories or one (story). For admins.");

        api.MapGet("/rules.csv", async (string? story, CurrentActor who, StoryLookup lookup, RuleFigures figures, CancellationToken cancel) =>
            {
                var actor = await who.RequireAsync();
                var storyId = string.IsNullOrEmpty(story) ? null : (await lookup.GetAsync(story, cancel)).Id;
                var csv = RuleFigures.Csv(await figures.ReadAsync(actor, storyId, cancel));
                return Results.File(Encoding.UTF8.GetBytes(csv), "text/csv; charset=utf-8", "rules.csv");
            })
            .Describe("Measure the rules, as a table", "The same for a spreadsheet. For admins.", StatusCodes.Status200OK);
    }
}
