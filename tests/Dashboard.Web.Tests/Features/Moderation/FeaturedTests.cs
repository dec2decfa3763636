using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Moderation;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Tests.Support;
using static Dashboard.Web.Tests.Features.Moderation.DeskRoom;

namespace Dashboard.Web.Tests.Features.Moderation;

/// <summary>Comments that the desk chose stand together, ready for publication.</summary>
public sealed class FeaturedTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Hostile = "</p><img src=x onerror=alert(1)>";

    [Fact]
    public Task Featured_comments_are_read_by_time_until_they_are_hidden_or_erased() => ReadAsync(null);

    [PostgresFact]
    public Task Featured_comments_on_postgresql() => ReadAsync(postgres.NewDatabase());

    private static async Task ReadAsync(string? database)
    {
        await using var room = await OpenAsync(database);
        var (feature, featured) = (room.Get<FeatureComment>(), room.Get<FeaturedComments>());
        foreach (var at in (int[])[4, 0, 2])
            await feature.HandleAsync(Ana, room.Comments[at].Id, featured: true);
        var read = await featured.ReadAsync(Rex, room.Story.Id);
        Assert.Equal([room.Comments[0].Id, room.Comments[2].Id, room.Comments[4].Id], read.Select(one => one.Comment.Id));
        // The desk lists them too, gravest first.
        await room.RaiseAsync(SignalKind.Shouting, Severity.Low, null, room.Comments[2].Id);
        var all = await room.Get<ModerationQueue>().ReadAsync(Rex, new QueueQuery(Queue: null, Featured: true), take: 2);
        Assert.Equal([room.Comments[2].Id, room.Comments[0].Id], all.Items.Select(item => item.Comment.Id));
        var rest = await room.Get<ModerationQueue>().ReadAsync(Rex, new QueueQuery(Queue: null, Featured: true), all.Next);
        Assert.Equal(room.Comments[4].Id, Assert.Single(rest.Items).Comment.Id);
        Assert.Equal(3, (await room.Get<ModerationQueue>().ReadAsync(Rex, new QueueQuery(room.Story.Id, Featured: false))).Items.Count);
        Assert.StartsWith("Reservoir at Tarn Hollow", read[0].ArticleTitle, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotAllowedException>(() => featured.ReadAsync(Rex with { OnlyStories = new HashSet<string> { "another" } }, room.Story.Id));

        await room.DecideAsync(Ana, await room.CommentAsync(room.Comments[2].Id), DecisionAction.Hide);
        await room.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, room.Comments[4].Author);
        Assert.DoesNotContain(await featured.ReadAsync(Rex, room.Story.Id), one => one.Comment.Id == room.Comments[2].Id || one.Comment.Id == room.Comments[4].Id);
    }

    [Fact]
    public void Html_for_publication_holds_words_as_words_and_cites_only_addresses_of_the_web()
    {
        var html = FeaturedComments.Html([One(Hostile, "First.\n\nSecond " + Hostile, "https://news.example/a?b=1&c=\"2"), One("reader", "Third.", "javascript:alert(1)")]);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript", html, StringComparison.Ordinal);
        Assert.Contains("cite=\"https://news.example/a?b=1&amp;c=%222\"", html, StringComparison.Ordinal);
        Assert.Equal(3, html.Split("<p dir=\"auto\">").Length - 1);
        Assert.Contains("<figcaption dir=\"auto\">reader, 10 March 2026</figcaption>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_for_publication_has_the_words_and_who_wrote_them() =>
        Assert.Equal("“First.”\nann, 10 March 2026\n\n“Second.”\nbob, 10 March 2026\n", FeaturedComments.Text([One("ann", "First.", null), One("bob", "Second.", null)]));

    private static FeaturedComment One(string author, string text, string? address) => new(
        new Comment { Id = author, StoryId = "s", ArticleId = "a", ExternalId = "x", Author = author, Text = text, PostedAt = new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero), ZoneKnown = true }, "Title", "Post", address);
}
