using Dashboard.Data;
using Dashboard.Web.Api;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Features.Stories;

namespace Dashboard.Web.Features.Matrix;

internal static class MatrixEndpoints
{
    private const string Csv = "text/csv", Svg = "image/svg+xml";

    public static void MapMatrix(this RouteGroupBuilder api)
    {
        api.MapGet("/stories/{story}/claims.csv", async (
                string story, string? disputed, string? search, string? zone, CurrentActor who, StoryLookup lookup, MatrixFeed matrices, TimeProvider time, CancellationToken cancel) =>
            {
                var export = await ExportAsync(story, disputed, search, zone, who, lookup, matrices, time, cancel);
                return Results.File(export.ToCsv(), $"{Csv}; charset=utf-8", export.FileName("csv"));
            })
            .WithSummary("Get the matrix as a table")
            .WithDescription("For spreadsheets: UTF-8 with a byte order mark; no cell is a formula. disputed=true and search choose the claims, zone is an IANA time zone (UTC when it is left out); the file names all three.")
            .Produces<string>(StatusCodes.Status200OK, Csv);

        api.MapGet("/stories/{story}/claims.svg", async (
                string story, string? disputed, string? search, string? zone, string? theme, CurrentActor who, StoryLookup lookup, MatrixFeed matrices, TimeProvider time,
                CancellationToken cancel) =>
            {
                var dark = theme switch { null or "" or "light" => false, "dark" => true, _ => throw Query.Wrong("theme", "must be light or dark.") };
                var export = await ExportAsync(story, disputed, search, zone, who, lookup, matrices, time, cancel);
                return Results.File(MatrixPicture.Draw(export, dark), Svg, export.FileName("svg"));
            })
            .WithSummary("Get the matrix as a picture")
            .WithDescription("SVG that needs nothing from elsewhere. disputed, search and zone as for the table; theme light or dark.")
            .Produces<string>(StatusCodes.Status200OK, Svg);
    }

    private static async Task<MatrixExport> ExportAsync(
        string story, string? disputed, string? search, string? zone, CurrentActor who, StoryLookup lookup, MatrixFeed matrices, TimeProvider time, CancellationToken cancel)
    {
        var found = await lookup.ReadableAsync(await who.RequireAsync(), story, cancel);
        var only = disputed switch { null or "" or "false" => false, "true" => true, _ => throw Query.Wrong("disputed", "must be true or false.") };
        if (search is { Length: > 200 })
            throw Query.Wrong("search", "can have up to 200 characters.");
        var clock = TimeZoneInfo.Utc;
        if (!string.IsNullOrEmpty(zone) && (zone.Length > 60 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out clock)))
            throw Query.Wrong("zone", "must be an IANA time zone, for example Europe/London.");
        return new MatrixExport(found, await matrices.GetAsync(found.Id, cancel), new MatrixFilter(only, search), clock, time.GetUtcNow());
    }
}
