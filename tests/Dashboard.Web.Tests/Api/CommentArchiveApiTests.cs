using System.Text;
using Dashboard.Domain.People;
using Dashboard.Ingest.Threads;
using Dashboard.Web.Features.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Api;

[Collection(ApiCollection.Name)]
public sealed class CommentArchiveApiTests(ApiHost host)
{
    private readonly ApiClient _editor = host.As(Role.Editor);

    private static string Comment(int id, int parent = 0) => $"""
        <wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Reader {id}</wp:comment_author><wp:comment_author_email>secret{id}@private.invalid</wp:comment_author_email><wp:comment_author_IP>198.51.100.{id % 250}</wp:comment_author_IP>
        <wp:comment_date_gmt>2026-03-01 10:{id % 60:00}:00</wp:comment_date_gmt><wp:comment_agent>SecretAgent/7.1</wp:comment_agent><wp:comment_content><![CDATA[The quay has been closed for number {id} of many weeks now.]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{parent}</wp:comment_parent></wp:comment>
        """;

    private static string Export(IEnumerable<string> comments) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>Post</title><link>https://blog.example/quay</link><wp:post_id>1</wp:post_id>
        {string.Concat(comments)}<wp:comment><wp:comment_id>900000</wp:comment_id><wp:comment_author>Blog</wp:comment_author><wp:comment_content>[...]</wp:comment_content><wp:comment_type>pingback</wp:comment_type></wp:comment></item></channel></rss>
        """;

    private async Task<(string Story, string Article)> ArticleAsync()
    {
        var story = await _editor.NewStoryAsync();
        var article = (await _editor.PostTextAsync($"stories/{story}/articles", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar, the port authority said.")).Is(201).Text("id");
        await _editor.WaitAsync(story);
        return (story, article);
    }

    private async Task<long> SequenceAsync(string story) => (await _editor.GetAsync($"stories/{story}/status")).Json.GetProperty("lastSequence").GetInt64();

    [Fact]
    public async Task Archive_is_looked_into_without_a_trace_then_imported_once()
    {
        var (story, article) = await ArticleAsync();
        var file = Export(Enumerable.Range(1, 1_300).Select(id => Comment(id, id is > 1 and < 1_000 ? id - 1 : id == 1_000 ? 1_250 : 0)));
        var before = await SequenceAsync(story);
        var preview = (await _editor.PostTextAsync($"articles/{article}/comments/preview", file, "application/xml")).Is(200).Json;
        Assert.Equal((1_300, 50, 1), (preview.GetProperty("comments").GetInt32(), preview.GetProperty("first").GetArrayLength(), preview.GetProperty("rejected").GetArrayLength()));
        Assert.Equal("comment-1", preview.GetProperty("first")[1].GetProperty("parentExternalId").GetString());
        Assert.Equal(before, await SequenceAsync(story));
        (await _editor.GetAsync($"articles/{article}/comments/import")).Is(404);

        var result = (await _editor.PostTextAsync($"articles/{article}/comments", file, "application/xml")).Is(200).Json;
        Assert.Equal((1_300, 0, false), (result.GetProperty("added").GetInt32(), result.GetProperty("unchanged").GetInt32(), result.GetProperty("cancelled").GetBoolean()));
        Assert.Contains("pingback", Assert.Single(result.GetProperty("rejected").EnumerateArray()).GetProperty("reason").GetString(), StringComparison.Ordinal);
        var progress = (await _editor.GetAsync($"articles/{article}/comments/import")).Is(200).Json;
        Assert.Equal(("done", 1_300, 1_300), (progress.GetProperty("state").GetString(), progress.GetProperty("total").GetInt32(), progress.GetProperty("done").GetInt32()));
        await using (var db = await host.OpenAsync())
        {
            // An answer knows what it answers also when that stands in another part of the archive, before it or behind.
            var ids = await db.Comments.Where(row => row.ArticleId == article).ToDictionaryAsync(row => row.ExternalId, row => row);
            Assert.Equal(ids["comment-500"].Id, ids["comment-501"].ParentId);
            Assert.Equal(ids["comment-1250"].Id, ids["comment-1000"].ParentId);
            Assert.Equal(Enumerable.Range(0, 1_300), ids.Values.Select(row => row.Position).Order());
        }

        var sequence = await SequenceAsync(story);
        var again = (await _editor.PostTextAsync($"articles/{article}/comments", file, "application/xml")).Is(200).Json;
        Assert.Equal((0, 1_300), (again.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.Equal(sequence, await SequenceAsync(story));

        foreach (var path in host.DatabaseFiles)
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            var text = Encoding.Latin1.GetString(bytes.ToArray());
            foreach (var secret in (string[])["private.invalid", "198.51.100.", "SecretAgent"])
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Import_that_is_stopped_goes_on_with_the_same_file()
    {
        var (_, article) = await ArticleAsync();
        var file = Encoding.UTF8.GetBytes(Export(Enumerable.Range(1, 3_000).Select(id => Comment(id))));
        using var stop = new CancellationTokenSource();
        var opened = 0;
        var import = host.Get<ImportComments>();
        // The second time it is opened it is stored; the reader is stopped in the middle of that.
        var first = await import.HandleAsync(Actor.Program, article, new CommentArchive(() => ++opened == 2 ? new Stopping(file, file.Length / 2, stop) : new MemoryStream(file), "application/xml"), null, stop.Token);

        Assert.True(first.Cancelled);
        Assert.InRange(first.Added, 0, 2_999);
        Assert.Equal(CommentImportState.Cancelled, host.Get<CommentImports>().Of(article)!.State);
        var second = await import.HandleAsync(Actor.Program, article, new CommentArchive(() => new MemoryStream(file), "application/xml"));
        Assert.Equal((3_000 - first.Added, first.Added, false), (second.Added, second.Unchanged, second.Cancelled));
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData("text/html")]
    public async Task Archive_that_breaks_off_stores_nothing(string type)
    {
        var (story, article) = await ArticleAsync();
        var before = await SequenceAsync(story);
        var whole = type switch
        {
            "application/xml" => Export(Enumerable.Range(1, 1_500).Select(id => Comment(id))),
            "application/json" => "[" + string.Join(',', Enumerable.Range(1, 1_500).Select(id => $"{{\"externalId\":\"{id}\",\"author\":\"A\",\"text\":\"Words {id}\"}}")) + "]",
            _ => "Nothing in this looks like the comment of a reader.",
        };
        (await _editor.PostTextAsync($"articles/{article}/comments", whole[..^30], type)).Is(422);
        Assert.Equal(before, await SequenceAsync(story));
    }

    [Fact]
    public async Task Coral_tables_in_a_form_give_names_and_keep_mail_addresses_out()
    {
        var (_, article) = await ArticleAsync();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("c1,u1,s1,2026-03-01T10:00:00Z,One,,APPROVED,\nc2,u2,s1,2026-03-01T10:01:00Z,Two,c1,NONE,\n"), "files", "comments.csv" },
            { new StringContent("u1,mara@private.invalid,Mara,COMMENTER,false,\nu2,t@private.invalid,Theo,COMMENTER,false,\n"), "files", "users.csv" },
            { new StringContent("s1,https://news.example/quay,Quay,,,,\n"), "files", "stories.csv" },
        };
        (await _editor.SendAsync(HttpMethod.Post, $"articles/{article}/comments", form)).Is(200);
        await using var db = await host.OpenAsync();
        var comments = await db.Comments.Where(row => row.ArticleId == article).OrderBy(row => row.Position).ToListAsync();
        Assert.Equal(["Mara", "Theo"], comments.Select(comment => comment.Author));
        Assert.Equal(comments[0].Id, comments[1].ParentId);
    }

    [Fact]
    public async Task Copied_page_gives_its_comments_and_the_same_page_again_nothing_new()
    {
        var (_, article) = await ArticleAsync();
        const string Page = """
            Quay closed

            The quay was closed on Monday after a lorry hit a pillar, the port authority said in a statement.

            Post a comment or leave a trackback: Trackback URL.

              • Mara  On 03/31/2026 at 9:10 am
                The quay was never safe, as everybody here knows.

                • Theo  On 03/31/2026 at 10:12 am
                  It was safe enough for me and for my boat.

            Leave a Reply
            """;
        var first = (await _editor.PostTextAsync($"articles/{article}/comments", Page, "text/plain")).Is(200).Json;
        Assert.Equal(2, first.GetProperty("added").GetInt32());
        var again = (await _editor.PostTextAsync($"articles/{article}/comments", Page, "text/plain")).Is(200).Json;
        Assert.Equal((0, 2), (again.GetProperty("added").GetInt32(), again.GetProperty("unchanged").GetInt32()));
    }

    /// <summary>Stops the import when so much of it was read.</summary>
    private sealed class Stopping(byte[] bytes, int at, CancellationTokenSource stop) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (Position >= at)
                stop.Cancel();
            return base.Read(buffer, offset, count);
        }
    }
}
