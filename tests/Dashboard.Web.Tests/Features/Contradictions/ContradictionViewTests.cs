using Bunit;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Features.Contradictions;
using Dashboard.Web.Tests.Features.Matrix;
using Dashboard.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Contradictions;

/// <summary>The evidence of a contradiction as its page lays it out.</summary>
public sealed class ContradictionViewTests : BunitContext, IAsyncLifetime
{
    private const string Hostile = "<img src=x onerror=alert(1)>";
    private readonly Newsroom _newsroom = new();

    public ContradictionViewTests() => Services.AddSingleton(_newsroom.Get<SentenceContext>()).AddSingleton(TimeProvider.System);

    public Task InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => _newsroom.DisposeAsync().AsTask();

    [Fact]
    public void Copies_stand_behind_a_chip_that_names_their_outlets_and_say_why_they_add_no_weight()
    {
        var view = Draw(ContradictionKind.Number, [Side("40", "a", "b", "c"), Side("26", "d")], Article("a"), Article("b", "a"), Article("c", "a"), Article("d"));
        var first = view.FindAll(".side")[0];
        Assert.Equal("+2 copies: Outlet b, Outlet c", first.QuerySelector(".carriers .chip")!.TextContent);
        Assert.Contains("no weight", first.QuerySelector(".carriers summary")!.GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("40", first.QuerySelector(".value")!.TextContent);
        Assert.Single(first.QuerySelectorAll(":scope > .statement"));
        Assert.Null(view.FindAll(".side")[1].QuerySelector(".carriers"));
    }

    [Fact]
    public void What_is_only_worth_knowing_is_shown_calmly_and_without_a_severity()
    {
        var note = Draw(ContradictionKind.QuoteDrift, [Side("40", "a"), Side("26", "d")], Article("a"), Article("d"));
        Assert.Contains("worth knowing", note.Find(".meta").TextContent, StringComparison.Ordinal);
        Assert.Empty(note.FindAll(".severity"));
        Assert.Contains("Why this is worth knowing", note.Markup, StringComparison.Ordinal);
        var conflict = Draw(ContradictionKind.Number, [Side("40", "a"), Side("26", "d")], Article("a"), Article("d"));
        Assert.Single(conflict.FindAll(".severity .bars"));
        Assert.Contains("Why this is flagged", conflict.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_sides_stand_closer_together_and_words_from_outside_stay_words()
    {
        var view = Draw(ContradictionKind.Date, [Side(Hostile, "a"), Side("2", "b"), Side("3", "c"), Side("4", "d")], Article("a"), Article("b"), Article("c"), Article("d"));
        Assert.Contains("many", view.Find(".sides").ClassName, StringComparison.Ordinal);
        Assert.Equal(4, view.FindAll(".side").Count);
        Assert.Empty(view.FindAll("img"));
        Assert.Equal(Hostile, view.Find(".value").TextContent);
    }

    private IRenderedComponent<ContradictionView> Draw(ContradictionKind kind, IReadOnlyList<Side> sides, params Article[] articles)
    {
        var found = Contradiction.From("story", new Finding("key", kind, "How many?", "Two figures.", [new Reason("Arithmetic", "40 ÷ 26")], Severity.High, .9, new Rule("rule", "1"), sides, [], [], 2), DateTimeOffset.UnixEpoch);
        return Render<ContradictionView>(parameters => parameters
            .Add(view => view.Contradiction, found).Add(view => view.Board, InventedMatrix.BoardOf(1, articles, found)).Add(view => view.Viewer, Newsroom.Editor).Add(view => view.StoryPath, "/s"));
    }

    private static Article Article(string id, string? copyOf = null) => InventedMatrix.Article(id, $"Outlet {id}", copyOf: copyOf);

    private static Side Side(string value, params string[] articles) => new($"Says {value}", [.. articles.Select(article => InventedMatrix.Says(article, Stance.Affirm, $"about {value}", value: value))]);
}
