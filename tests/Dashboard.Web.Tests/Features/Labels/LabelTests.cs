using Bunit;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Labels;
using Dashboard.Web.Features.Labels;

namespace Dashboard.Web.Tests.Features.Labels;

public sealed class LabelTests : BunitContext
{
    private static LabelUse Use(string source, Voice voice = Voice.Narrator, string? speaker = null, int start = 0) =>
        new($"article of {source}", source, voice, speaker, start, start + 5, start, start + 50);

    private static LabelledEntity Entity(string key, params LabelTerm[] terms) => new(key, $"Name of {key}", [$"Name of {key}", $"{key} for short"], terms);

    [Fact]
    public void Most_contested_name_comes_first()
    {
        var state = LabelBuilder.Build(1, 0,
        [
            Entity("agreed", new LabelTerm("mayor", [Use("Times"), Use("Post"), Use("Mail")])),
            Entity("contested", new LabelTerm("mayor", [Use("Times")]), new LabelTerm("usurper", [Use("Post")])),
            Entity("unlabelled"),
        ], null);
        Assert.Equal(["contested", "agreed"], state.Entities.Select(view => view.Entity.Key));
        Assert.Equal([true, false], state.Entities.Select(view => view.IsContested));
    }

    [Fact]
    public void Narrators_use_is_counted_apart_from_quoted_use_and_by_outlet()
    {
        var term = LabelBuilder.Build(1, 0, [Entity("a", new LabelTerm("usurper", [Use("Post"), Use("Times"), Use("Post", start: 9), Use("Mail", Voice.Quoted, "Rival")]))], null).Entities[0].Terms[0];
        Assert.Equal((3, 1), (term.Narrator.Count, term.Quoted.Count));
        Assert.Equal([("Post", 2), ("Times", 1)], term.Narrator.Outlets.Select(outlet => (outlet.Source, outlet.Uses.Count)));
    }

    [Fact]
    public void Labels_in_which_nothing_changed_are_the_same_object_and_only_what_changed_is_new()
    {
        LabelledEntity[] Found(params LabelUse[] more) => [Entity("a", new LabelTerm("mayor", [Use("Times"), .. more])), Entity("b", new LabelTerm("boss", [Use("Post")]))];
        var before = LabelBuilder.Build(1, 0, Found(), null);
        Assert.Same(before, LabelBuilder.Build(2, 0, Found(), before));
        var now = LabelBuilder.Build(3, 0, Found(Use("Mail")), before);
        Assert.Equal(3, now.Entities.Single(view => view.Entity.Key == "a").Changed);
        Assert.Same(before.Entities.Single(view => view.Entity.Key == "b"), now.Entities.Single(view => view.Entity.Key == "b"));
    }

    [Fact]
    public void Panel_shows_names_terms_and_both_voices_with_links_to_their_places()
    {
        const string hostile = "<img src=x onerror=alert(1)>";
        var view = LabelBuilder.Build(1, 0, [Entity("a", new LabelTerm("acting mayor", [Use("Times"), Use("Times", start: 80), Use("Mail", Voice.Quoted, hostile)]), new LabelTerm("usurper", [Use("Post", Voice.Quoted, "Rival")]))], null).Entities[0];
        var panel = Render<LabelPanel>(parameters => parameters.Add(item => item.View, view).Add(item => item.PagePath, "/l"));
        Assert.Empty(panel.FindAll("img"));
        Assert.Contains("a for short", panel.Find("header").TextContent, StringComparison.Ordinal);
        var row = panel.FindAll("tbody tr")[0];
        Assert.Equal("acting mayor", row.QuerySelector("th")!.TextContent);
        Assert.Equal("2", row.QuerySelector(".narrator .times")!.TextContent);
        Assert.Equal("Times ×2", row.QuerySelector(".narrator .chip")!.TextContent);
        Assert.Equal($"Mail, quoting {hostile}", row.QuerySelector(".quoted .chip")!.TextContent);
        Assert.Equal("/l?entity=a&term=acting%20mayor&voice=quoted&outlet=Mail", row.QuerySelector(".quoted .chip")!.GetAttribute("href"));
        Assert.NotNull(panel.FindAll("tbody tr")[1].QuerySelector("td.narrator .nobody"));
    }
}
