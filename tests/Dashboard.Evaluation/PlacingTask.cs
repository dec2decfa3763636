using System.Globalization;
using Dashboard.Analysis.Placing;

namespace Dashboard.Evaluation;

/// <summary>
/// How well a report is placed among stories: of reports with an event and a topic, every second one of an event makes that event's story (headline and
/// opening words, as a board knows them), and each other one asks where it belongs, with its headline and first words, as a feed gives them.
/// </summary>
internal static class PlacingTask
{
    // As long as what a board shows of an article, and what waits shows of an item.
    private const int Opening = 110, Words = 600;
    private const int Examples = 8;
    private static readonly DateTimeOffset s_same = DateTimeOffset.UnixEpoch;

    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var reports = Items.Read(path).Select(item => new Asked(item.Id, item.Text("event"), item.Text("event").TrimEnd('a', 'b'), item.Text("text"))).ToList();
        var byEvent = reports.GroupBy(report => report.Event).ToList();
        var stories = new StoryPlaces([.. byEvent.Select(group => new StoryProfile(group.Key, [.. group.Where((_, index) => index % 2 == 0).Select(report => Shown(report.Text, Opening))], s_same))]);
        var answers = byEvent.SelectMany(group => group.Where((_, index) => index % 2 == 1)).Select(report => (Report: report, Places: stories.For(Shown(report.Text, Words), s_same))).ToList();

        var told = answers.Where(answer => answer.Places.Count > 0).ToList();
        var first = told.Count(answer => answer.Places[0].StoryId == answer.Report.Event);
        var topic = told.Count(answer => answer.Places[0].StoryId.TrimEnd('a', 'b') == answer.Report.Topic);
        var among = told.Count(answer => answer.Places.Any(place => place.StoryId == answer.Report.Event));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{answers.Count} reports asked, {byEvent.Count} stories; a story is named for {told.Count}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"precision of the first place   {Share(first, told.Count)}   (the right topic: {Share(topic, told.Count)})"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall of the first place      {Share(first, answers.Count)}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"right story among at most three {Share(among, answers.Count)}"));
        foreach (var (report, places) in told.Where((_, index) => index % Math.Max(1, told.Count / Examples) == 0).Take(Examples))
            output.WriteLine($"{report.Id} ({report.Event}) → {places[0].StoryId}: {string.Join(' ', places[0].Reasons)}");
        return 0;
    }

    private sealed record Asked(string Id, string Event, string Topic, string Text);

    private static double Share(int part, int all) => all == 0 ? 0 : Math.Round((double)part / all, 3);

    // The headline, a full stop, and the first words after it.
    private static string Shown(string text, int length)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var (headline, rest) = end < 0 ? (text, "") : (text[..end], text[end..].Trim());
        return $"{headline}.\n\n{(rest.Length <= length ? rest : rest[..length])}";
    }
}
