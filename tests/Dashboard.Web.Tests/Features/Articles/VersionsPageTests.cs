using Dashboard.Domain.People;
using Dashboard.Web.Tests.SignIn;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Features.Articles;

public sealed class VersionsPageTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    [Theory]
    [InlineData("", "When another is received")]
    [InlineData("?url=https%3A%2F%2Fcourier.example%2Fa", "When its page changes")]
    public async Task Article_with_one_version_is_told_where_the_next_would_come_from(string address, string said)
    {
        var editor = doors.Host.As(Role.Editor);
        var story = await editor.NewStoryAsync();
        var article = (await editor.PostTextAsync($"stories/{story}/articles{address}", InventedStory.Articles[0])).Is(201).Text("id");
        await editor.WaitAsync(story);
        var (visitor, _) = await doors.SignedInAsync(Role.Viewer);

        var page = await visitor.PageAsync($"/stories/{story}/articles/{article}/versions");

        Assert.Contains($"There is one version so far. {said}, the next one appears here", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
