using Dashboard.Domain.Articles;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Pipeline;

public sealed class StoryDatesTests
{
    private const string Undated =
        """
        Miller doubts the figures

        The miller at Tarn Hollow said on Wednesday that the water board's figures could not be right.

        Nobody had counted, he said.
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_that_names_only_a_weekday_is_dated_by_the_others_whichever_came_first(bool undatedFirst)
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        foreach (var text in undatedFirst ? [Undated, InventedStory.Articles[0]] : new[] { InventedStory.Articles[0], Undated })
            await newsroom.ReceiveAsync(story, text);

        await newsroom.AnalyseAllAsync();

        await using var db = newsroom.Open();
        var article = await db.Articles.SingleAsync(row => row.Title == "Miller doubts the figures");
        Assert.Equal("2026-03-11", article.PublishedAt);
        var field = (await db.ArticleVersions.SingleAsync(row => row.ArticleId == article.Id)).Fields[FieldNames.PublishedAt];
        Assert.InRange(field.Confidence, 0.3, 0.5);
        Assert.Contains("the other articles of the story", field.Reason, StringComparison.Ordinal);
        Assert.True(field.Candidates.Count > 1);
    }

    [Fact]
    public async Task An_article_that_states_its_day_keeps_it()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        foreach (var text in InventedStory.Articles)
            await newsroom.ReceiveAsync(story, text);

        await newsroom.AnalyseAllAsync();

        await using var db = newsroom.Open();
        Assert.Equal(["2026-03-10", "2026-03-11", "2026-03-11"], await db.Articles.OrderBy(row => row.Id).Select(row => row.PublishedAt).ToListAsync());
    }
}
