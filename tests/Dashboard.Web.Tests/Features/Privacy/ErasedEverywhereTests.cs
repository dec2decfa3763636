using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Tests.Features.Gathering;
using Dashboard.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Privacy;

/// <summary>Erased words are gone from what was received, and from stories that a comment has left.</summary>
public sealed class ErasedEverywhereTests
{
    private const string Said = "Seven of the lamps on the quay were never lit in all those winters";
    private const string Answer = "Then who paid the keeper for the oil, I should like to know";

    private const string Page = $"""
        <html><head><title>Quay lamps go out</title></head><body><article><h1>Quay lamps go out</h1>
        <p>The lamps on the quay of Ellery went out on Monday, the harbour master said, and nobody could say when they would burn again.</p>
        <p>Two ferries had to wait outside until the morning, although the wind had dropped and the tide was high enough for both of them.</p></article>
        <ol class="comment-list">
        <li id="comment-11" class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Odo Lampwick</b></div>
        <time datetime="2026-03-02T10:15:00+01:00">x</time></footer><div class="comment-content"><p>{Said}.</p></div></article></li>
        <li id="comment-12" class="comment depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><b class="fn">Wren Hollis</b></div>
        <time datetime="2026-03-02T11:00:00+01:00">x</time></footer><div class="comment-content"><p>{Answer}.</p></div></article></li></ol></body></html>
        """;

    private const string Pasted = $"""
        Quay lamps go out

        The lamps on the quay of Ellery went out on Monday, the harbour master said, and nobody could say when they would burn again.

        Post a comment or leave a trackback: Trackback URL.

          • Odo Lampwick  On 03/02/2026 at 10:15 am

            {Said}.

          • Wren Hollis  On 03/02/2026 at 11:00 am

            {Answer}.
        """;

    [Theory]
    [InlineData("text/html", Page)]
    [InlineData("text/plain", Pasted)]
    public async Task Received_original_keeps_its_places_and_loses_the_words(string type, string original)
    {
        await using var newsroom = new Newsroom();
        var article = await ReceiveAsync(newsroom, (await newsroom.CreateStoryAsync()).Id, type, original);
        ArticleVersion before;
        await using (var db = newsroom.Open())
        {
            before = await db.ArticleVersions.AsNoTracking().SingleAsync();
            Assert.Equal(2, await db.Comments.CountAsync());
        }

        await newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, "Odo Lampwick");

        await using var after = newsroom.Open();
        var version = await after.ArticleVersions.AsNoTracking().SingleAsync();
        var bytes = Encoding.UTF8.GetString((await after.Receipts.SingleAsync(row => row.ArticleId == article.Id)).Bytes!);
        Assert.DoesNotContain("lamps on the quay were never lit", version.Text + bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("Lampwick", version.Text + bytes, StringComparison.Ordinal);
        Assert.Contains("The lamps on the quay of Ellery went out", bytes, StringComparison.Ordinal);
        Assert.Contains(Answer, bytes, StringComparison.Ordinal);
        Assert.Contains("Wren Hollis", bytes, StringComparison.Ordinal);
        Assert.Equal((Encoding.UTF8.GetByteCount(original), before.Text.Length), (Encoding.UTF8.GetByteCount(bytes), version.Text.Length));
        foreach (var block in version.Blocks.Where(block => block.Kind != BlockKind.Comment))
            Assert.Equal(before.Text[block.Start..block.End], version.Text[block.Start..block.End]);
        await NowhereAsync(newsroom, "never lit in all those winters", "Lampwick");
    }

    [Fact]
    public async Task Words_of_a_comment_that_was_moved_are_gone_from_both_stories()
    {
        await using var room = await TwoStories.OpenAsync();
        var article = await ReceiveAsync(room.Newsroom, room.First.Id, "text/html", Page);
        await room.Newsroom.Get<DecideComment>().HandleAsync(Newsroom.Editor, (await CommentOfAsync(room.Newsroom)).Id, new(DecisionAction.Hide, Reason: $"“{Said}” again"));
        await room.MoveAsync(TwoStories.Ana, room.First, room.Second, article.Id);
        await room.Newsroom.AnalyseAllAsync();
        await EraseAndLookAsync(room, room.Second);
    }

    [Fact]
    public async Task Words_of_a_comment_whose_story_was_merged_are_gone_from_both_stories_and_an_undo_of_the_merge_brings_none_back()
    {
        await using var room = await TwoStories.OpenAsync();
        await ReceiveAsync(room.Newsroom, room.First.Id, "text/html", Page);
        await room.Newsroom.Get<StrikePeople>().GiveAsync(Newsroom.Editor, "Odo Lampwick", new((await CommentOfAsync(room.Newsroom)).Id, Weight: 1, Reason: $"Odo Lampwick: {Said}"));
        var merged = await room.Gather.MergeAsync(TwoStories.Ana, room.First.Id, room.Second.Id);
        await room.Newsroom.AnalyseAllAsync();
        await EraseAndLookAsync(room, room.Second);

        await room.UndoAsync(TwoStories.Ana, merged.Sent!);
        await room.Newsroom.AnalyseAllAsync();
        var tombstone = Assert.Single(await room.OnAsync<Comment>(room.First), row => row.ErasedAt is not null);
        Assert.Equal((Commenter.Erased, ""), (tombstone.Author, tombstone.Text));
        await NowhereAsync(room.Newsroom, "never lit in all those winters", "Lampwick");
        await room.CheckLogsAsync();
    }

    private static async Task EraseAndLookAsync(TwoStories room, Domain.Stories.Story now)
    {
        var done = await room.Newsroom.Get<EraseCommenter>().HandleAsync(Newsroom.Editor, "odo lampwick");
        Assert.Equal((1, true), (done.Comments, done.Done));
        Assert.Single(await room.OnAsync<Comment>(now), row => row.ErasedAt is not null);
        await NowhereAsync(room.Newsroom, "never lit in all those winters", "Lampwick");
        await room.CheckLogsAsync();
    }

    private static async Task<Article> ReceiveAsync(Newsroom newsroom, string story, string type, string text)
    {
        var received = await newsroom.Get<ReceiveArticle>().HandleAsync(Newsroom.Editor, story, Encoding.UTF8.GetBytes(text), new ReceivedWith(type));
        await newsroom.AnalyseAllAsync();
        return received.Article;
    }

    private static async Task<Comment> CommentOfAsync(Newsroom newsroom)
    {
        await using var db = newsroom.Open();
        return await db.Comments.AsNoTracking().SingleAsync(row => row.AuthorKey == "odo lampwick");
    }

    private static async Task NowhereAsync(Newsroom newsroom, params string[] words)
    {
        await using var db = newsroom.Open();
        var path = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
        {
            var bytes = Encoding.Latin1.GetString(await ReadAsync(file));
            foreach (var word in words)
            {
                var at = bytes.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                Assert.True(at < 0, at < 0 ? "" : $"{Path.GetFileName(file)}: …{bytes[Math.Max(0, at - 300)..Math.Min(bytes.Length, at + 200)]}…");
            }
        }
    }

    private static async Task<byte[]> ReadAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        return all.ToArray();
    }
}
