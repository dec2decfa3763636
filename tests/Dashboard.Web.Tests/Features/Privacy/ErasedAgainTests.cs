using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Tests.Features.Commenters;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Privacy;

/// <summary>Who was erased stays erased when the same thread comes again from another file, under other identities.</summary>
public sealed class ErasedAgainTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Name = "m. tarrant";

    [Fact]
    public Task Erased_comment_under_another_identity_keeps_its_tombstone_and_answers_find_it() => AgainAsync(new Newsroom());

    [PostgresFact]
    public Task Erased_comment_under_another_identity_keeps_its_tombstone_on_postgresql() => AgainAsync(new Newsroom(postgres.NewDatabase()));

    private static async Task AgainAsync(Newsroom room)
    {
        await using var newsroom = room;
        var comments = await CommenterTests.ThreadAsync(newsroom);
        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, Name);
        var answer = new CommentDraft("x9", "miller", InventedStory.Comments[2].PostedAt!.Value.AddHours(1), true, "Then he should have said so to the board at the time.", "x2");

        Assert.Equal(1, await ImportAsync(newsroom, comments, [Other(1, "x1"), Other(2, "x2"), answer]));

        await using var db = newsroom.Open();
        Assert.Equal([InventedStory.Comments[0].Text, "", "", answer.Text], (await db.Comments.OrderBy(row => row.Position).ToListAsync()).Select(row => row.Text));
        Assert.Equal(comments[2].Id, (await db.Comments.SingleAsync(row => row.ExternalId == "x9")).ParentId);
        Assert.All(await db.ErasedMarks.ToListAsync(), mark => Assert.Matches("^[0-9a-f]{64}$", mark.Mark));
        Assert.Equal(0, (await newsroom.Get<DeskSettings>().ReadAsync()).Version);
    }

    [Theory]
    [InlineData(0, true, true)]
    [InlineData(120, true, false)]
    [InlineData(7, true, false)]
    [InlineData(120, false, true)]
    [InlineData(345, false, true)]
    [InlineData(7, false, false)]
    [InlineData(60 * 24 * 3, false, false)]
    [InlineData(null, false, true)]
    public async Task Time_of_writing_tells_another_comment_from_the_same_one_in_another_zone(int? minutesApart, bool zoneKnown, bool same)
    {
        await using var newsroom = new Newsroom();
        var comments = await CommenterTests.ThreadAsync(newsroom);
        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, Name);
        var draft = Other(1, "x1") with { PostedAt = minutesApart is { } minutes ? InventedStory.Comments[1].PostedAt!.Value.AddMinutes(minutes) : null, ZoneKnown = zoneKnown };
        Assert.Equal(same ? 0 : 1, await ImportAsync(newsroom, comments, [draft]));
    }

    [Fact]
    public async Task Short_words_without_a_time_and_the_same_words_under_another_article_are_other_comments()
    {
        await using var newsroom = new Newsroom();
        var comments = await CommenterTests.ThreadAsync(newsroom);
        await ImportAsync(newsroom, comments, [new CommentDraft("c8", "somebody", null, false, "I agree.")]);
        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, Name);
        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, "somebody");
        Assert.Equal(1, await ImportAsync(newsroom, comments, [new CommentDraft("x8", "somebody else", null, false, "I agree.")]));

        var other = await newsroom.ReceiveAsync(await newsroom.CreateStoryAsync("Elsewhere"), InventedStory.Articles[1]);
        await newsroom.AnalyseAllAsync();
        Assert.Equal(1, await newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, other.Id, [Other(1, "x1")]));
    }

    [Fact]
    public async Task Words_that_were_erased_because_their_time_was_up_stay_away_and_a_key_that_was_lost_is_replaced()
    {
        var clock = new MovableClock();
        await using var newsroom = new Newsroom(time: clock);
        var comments = await CommenterTests.ThreadAsync(newsroom);
        await newsroom.Get<DeskSettings>().SaveAsync(new("admin", "Ada", Domain.People.Role.Admin), new() { RejectedTextDays = 10 });
        await newsroom.Get<DecideComment>().HandleAsync(Newsroom.Editor, comments[0].Id, new(DecisionAction.Reject));
        await using (var db = newsroom.Open())
            await db.ModerationSettings.ExecuteUpdateAsync(set => set.SetProperty(row => row.EraseKey, "of keys that are gone"));
        clock.Forward(TimeSpan.FromDays(11));
        Assert.Equal(1, (await newsroom.Get<Retention>().RunWhenDueAsync())!.Comments);
        Assert.Equal(0, await ImportAsync(newsroom, comments, [Other(0, "x0")]));
    }

    [Fact]
    public async Task Page_that_comes_again_is_kept_without_the_words()
    {
        await using var newsroom = new Newsroom();
        var story = await newsroom.CreateStoryAsync();
        var article = (await newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story.Id, Page("11", "on Monday"), new ReceivedWith("text/html"))).Article;
        await newsroom.AnalyseAllAsync();
        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, "Odo Lampwick");

        foreach (var (id, day) in new[] { ("11", "on Tuesday"), ("row-7", "on Wednesday") })
        {
            await newsroom.Get<ReceiveArticle>().UpdateAsync(Newsroom.Editor, article.Id, Page(id, day), new ReceivedWith("text/html"));
            await newsroom.AnalyseAllAsync();
        }

        await using var db = newsroom.Open();
        Assert.Equal(3, (await db.Articles.SingleAsync()).CurrentVersion);
        Assert.Equal("", (await db.Comments.SingleAsync()).Text);
        foreach (var receipt in await db.Receipts.ToListAsync())
        {
            var page = Encoding.UTF8.GetString(receipt.Bytes!);
            Assert.DoesNotContain("never lit in all those", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Lampwick", page, StringComparison.Ordinal);
            Assert.Contains("The lamps on the quay of Ellery went out", page, StringComparison.Ordinal);
        }
    }

    private static byte[] Page(string id, string day) => Encoding.UTF8.GetBytes($"""
        <html><head><title>Quay lamps go out</title></head><body><article><h1>Quay lamps go out</h1>
        <p>The lamps on the quay of Ellery went out {day}, the harbour master said, and nobody could say when they would burn again.</p>
        <p>Two ferries had to wait outside until the morning, although the wind had dropped and the tide was high enough for both of them.</p></article>
        <ol class="comment-list"><li id="comment-{id}" class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Odo Lampwick</b></div>
        <time datetime="2026-03-02T10:15:00+01:00">x</time></footer><div class="comment-content"><p>Seven of the lamps on the quay were never lit in all those winters.</p></div></article></li></ol></body></html>
        """);

    // As another format would have it: other identities, typographic quotation marks, paragraphs in other places.
    private static CommentDraft Other(int number, string id) => InventedStory.Comments[number] with { ExternalId = id, Text = $"“{InventedStory.Comments[number].Text.Replace(" and ", "\n\nand ", StringComparison.Ordinal)}”", ParentExternalId = null };

    private static Task<int> ImportAsync(Newsroom newsroom, List<Comment> comments, CommentDraft[] drafts) => newsroom.Get<ImportComments>().HandleAsync(Newsroom.Editor, comments[0].ArticleId, drafts);
}
