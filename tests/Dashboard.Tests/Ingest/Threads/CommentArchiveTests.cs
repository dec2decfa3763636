using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Ingest.Threads;

namespace Dashboard.Tests.Ingest.Threads;

public sealed class CommentArchiveTests
{
    private static CommentArchive Archive(string file, string contentType = "application/xml", CoralTables? tables = null) => new(() => new MemoryStream(Encoding.UTF8.GetBytes(file)), contentType, tables);

    private static List<CommentDraft> Read(CommentArchive archive, CommentSurvey survey)
    {
        var drafts = new List<CommentDraft>();
        archive.Read(survey, drafts.Add, default);
        return drafts;
    }

    private static string Comment(int id, int parent = 0, string text = "Words of a reader") => $"""
        <wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author>Reader {id}</wp:comment_author><wp:comment_author_email>r{id}@mail.example</wp:comment_author_email><wp:comment_date_gmt>2026-03-01 10:00:00</wp:comment_date_gmt>
        <wp:comment_content><![CDATA[{text} {id}]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_parent>{parent}</wp:comment_parent><wp:commentmeta><wp:meta_key>k</wp:meta_key></wp:commentmeta></wp:comment>
        """;

    private static string Export(params string[] items) => $"""
        <?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title><link>https://blog.example</link>{string.Concat(items)}</channel></rss>
        """;

    private static string Post(int id, string link, params string[] comments) =>
        $"<item><title>Post {id}</title><link>{link}</link><content:encoded><![CDATA[<p>Body</p>]]></content:encoded><wp:post_id>{id}</wp:post_id>{string.Concat(comments)}</item>";

    private static readonly string TwoPosts = Export(
        Post(1, "https://www.blog.example/2026/one/", Comment(11), Comment(12, 11)), Post(2, "https://blog.example/2026/two/", Comment(21)), Post(3, "https://blog.example/empty/"));

    [Fact]
    public void Archive_of_several_posts_gives_those_of_the_address_that_is_meant()
    {
        var archive = Archive(TwoPosts);
        var survey = archive.Survey("http://blog.example/2026/one?utm_source=x", default);

        Assert.Equal((2, 1), (survey.Comments, survey.Elsewhere));
        Assert.Equal(("1", "Post 1"), (survey.Chosen!.Key, survey.Chosen.Title));
        Assert.Equal([("1", 2), ("2", 1)], survey.Threads.Select(count => (count.Thread.Key, count.Comments)));
        Assert.Equal(["comment-11", "comment-12"], survey.Preview.Select(draft => draft.ExternalId));
        Assert.Equal(["comment-11", "comment-12"], Read(archive, survey).Select(draft => draft.ExternalId));
        Assert.Equal(["comment-21"], Read(archive, archive.Survey("2", default)).Select(draft => draft.ExternalId));
    }

    [Fact]
    public void Archive_that_does_not_know_the_address_gives_everything()
    {
        var survey = Archive(TwoPosts).Survey("https://elsewhere.example/", default);
        Assert.Equal((3, 0, null), (survey.Comments, survey.Elsewhere, survey.Chosen));
        Assert.Equal(3, Archive(TwoPosts).Survey(null, default).Comments);
    }

    [Fact]
    public void Survey_finds_circles_and_answers_that_stand_before_what_they_answer()
    {
        var archive = Archive(Export(Post(1, "https://blog.example/1", Comment(1, 2), Comment(2, 1), Comment(3, 4), Comment(4))));
        var survey = archive.Survey(null, default);
        Assert.Contains("comment-4", survey.LateParents);
        Assert.DoesNotContain("comment-3", survey.LateParents);
        var drafts = Read(archive, survey);
        Assert.Single(drafts.Take(2), draft => draft.ParentExternalId is not null);
        Assert.Equal("comment-4", drafts[2].ParentExternalId);
    }

    [Fact]
    public void Archive_that_breaks_off_is_refused_before_anything_of_it_is_handed_on()
    {
        for (var length = TwoPosts.Length - 8; length > 250; length -= 97)
            Assert.Throws<UnreadableException>(() => Archive(TwoPosts[..length]).Survey(null, default));
    }

    [Fact]
    public void Survey_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => Archive(TwoPosts).Survey(null, stop.Token));
    }

    [Fact]
    public void Large_archive_is_read_as_a_stream()
    {
        var file = new StreamedExport(40_000, 700);
        var archive = new CommentArchive(() => new StreamedExport(40_000, 700), "application/xml");
        var survey = archive.Survey(null, default);
        Assert.Equal(40_000, survey.Comments);
        var handedOn = new List<WeakReference>();
        archive.Read(survey, draft => handedOn.Add(new WeakReference(draft)), default);
        Assert.Equal(40_000, handedOn.Count);
        Assert.True(file.Length > 28_000_000);
        GC.Collect();
        // The reader itself holds on to none of them; the last one may still be in a register.
        Assert.InRange(handedOn.Count(draft => draft.IsAlive), 0, 10);
    }

    [Fact]
    public void WordPress_rest_answer_has_the_identities_of_the_export()
    {
        var archive = Archive("""
            [{"id":11,"post":1,"parent":0,"author":0,"author_name":"Mara","author_url":"","date":"2026-03-01T11:00:00","date_gmt":"2026-03-01T10:00:00","content":{"rendered":"<p>One &amp; two</p>\n"},"link":"https://blog.example/2026/one/#comment-11","status":"approved","type":"comment","author_email":"m@mail.example","author_ip":"192.0.2.7","author_user_agent":"Agent/1"},
             {"id":12,"post":1,"parent":11,"author":3,"author_name":"","date_gmt":"2026-03-01T10:05:00","content":{"rendered":"<p>Three</p>"},"link":"https://blog.example/2026/one/#comment-12","status":"hold","type":"comment"},
             {"id":13,"post":1,"parent":0,"author_name":"Seller","content":{"rendered":"Buy"},"status":"spam","type":"comment"},
             {"id":14,"post":1,"parent":0,"author_name":"Blog","content":{"rendered":"[...]"},"status":"approved","type":"pingback"}]
            """, "application/json");
        var survey = archive.Survey("https://blog.example/2026/one/", default);
        var drafts = Read(archive, survey);

        Assert.Equal(["comment-11", "comment-12"], drafts.Select(draft => draft.ExternalId));
        Assert.Equal(("One & two", "Mara"), (drafts[0].Text, drafts[0].Author));
        Assert.Equal((new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), true), (drafts[0].PostedAt!.Value, drafts[0].ZoneKnown));
        Assert.Equal(("comment-11", "Anonymous"), (drafts[1].ParentExternalId, drafts[1].Author));
        Assert.Equal([3, 4], survey.Rejected.Select(rejected => rejected.Line));
        Assert.Equal("1", survey.Chosen!.Key);
    }

    [Fact]
    public void Discourse_topic_keeps_its_answers_and_says_what_is_missing()
    {
        var result = CommentImport.Read(new MemoryStream(Encoding.UTF8.GetBytes("""
            {"post_stream":{"posts":[
              {"id":901,"post_number":1,"username":"mara","created_at":"2026-03-01T10:00:00.000Z","cooked":"<p>The bridge was shut.</p>","reply_to_post_number":null,"post_type":1},
              {"id":902,"post_number":2,"username":"theo","created_at":"2026-03-01T10:01:00.000Z","cooked":"<p>It was not.</p>","reply_to_post_number":1,"post_type":1},
              {"id":903,"post_number":3,"username":"system","created_at":"2026-03-01T10:02:00.000Z","cooked":"closed","post_type":3},
              {"id":904,"post_number":4,"username":"x","created_at":"2026-03-01T10:03:00.000Z","cooked":"<p>gone</p>","post_type":1,"hidden":true}],
              "stream":[901,902,903,904,905,906]},"id":77,"title":"Bridge"}
            """)), "application/json");

        Assert.Equal([("post-1", null), ("post-2", "post-1")], result.Comments.Select(draft => (draft.ExternalId, draft.ParentExternalId)));
        Assert.Equal("It was not.", result.Comments[1].Text);
        Assert.Equal(3, result.Rejected.Count);
        Assert.Contains("2 more", result.Rejected[^1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Coral_tables_give_names_and_stories_and_no_mail_address()
    {
        const string Comments = "c1,u1,s1,2026-03-01T10:00:00Z,\"<b>One</b>, two\",,APPROVED,\nc2,u2,s1,2026-03-01T10:01:00Z,Three,c1,NONE,\nc3,u2,s1,2026-03-01T10:02:00Z,Rude,,REJECTED,\nc4,u9,s2,2026-03-01T10:03:00Z,Four,,APPROVED,5\n";
        using var users = new MemoryStream("u1,mara@mail.example,Mara,COMMENTER,false,2026-01-01T00:00:00Z\nu2,theo@mail.example,Theo,STAFF,false,\n"u8.ToArray());
        using var stories = new MemoryStream("s1,https://news.example/bridge,Bridge,,2026-02-28T00:00:00Z,,COMMENTS\ns2,https://news.example/ferry,Ferry,,,,\n"u8.ToArray());
        var archive = Archive(Comments, "text/csv", new CoralTables().WithUsers(users).WithStories(stories));
        var survey = archive.Survey("https://news.example/bridge", default);
        var drafts = Read(archive, survey);

        Assert.Equal([("c1", "Mara", null), ("c2", "Theo", "c1")], drafts.Select(draft => (draft.ExternalId, draft.Author, draft.ParentExternalId)));
        Assert.Equal("One, two", drafts[0].Text);
        Assert.Equal(1, survey.Elsewhere);
        Assert.Equal(3, Assert.Single(survey.Rejected).Line);
        Assert.Equal("u9", Assert.Single(Read(archive, archive.Survey("s2", default))).Author);
        Assert.DoesNotContain("@", string.Concat(drafts), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"author\":\"A\",\"text\":\"one, [two] {three} \\\"four\\\\\"}, // remark ] }\n {\"author\":\"B\",\"text\":\"/* no remark */\"} /* ] */ , ]", 2)]
    [InlineData("\uFEFF[ ]", 0)]
    [InlineData("[{\"author\":\"A\",\"text\":\"x\"},null,[1,[2]],\"s\",7]", 1)]
    [InlineData("{\"comments\":[{\"id\":\"1\",\"author\":{\"username\":\"Mara\"},\"body\":\"<p>x</p>\",\"createdAt\":\"2026-03-01T10:00:00Z\",\"parent\":null}]}", 1)]
    public void Json_is_read_entry_by_entry(string json, int comments) =>
        Assert.Equal(comments, CommentImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "application/json").Comments.Count);

    [Theory]
    [InlineData("[{\"author\":\"A\",\"text\":\"x\"}")]
    [InlineData("[{\"author\":\"A\",\"text\":\"x\"}{\"author\":\"A\",\"text\":\"y\"}]")]
    [InlineData("[{\"author\":\"A\",\"text\":\"x}]")]
    [InlineData("[{\"author\":\"A\"]}")]
    [InlineData("[1] 2")]
    [InlineData("[,1]")]
    [InlineData("{\"author\":\"A\",\"text\":\"x\"}")]
    public void Json_that_breaks_off_is_refused_with_its_place(string json) =>
        Assert.Matches("breaks off at line|not an array", Assert.Throws<UnreadableException>(() => CommentImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "application/json")).Message);

    /// <summary>A WordPress export that is made while it is read.</summary>
    private sealed class StreamedExport(int comments, int words) : Stream
    {
        private static readonly byte[] Head = Encoding.UTF8.GetBytes(Export("|")[..^"|</channel></rss>".Length] + "<item><title>Post</title>");
        private static readonly byte[] Tail = "</item></channel></rss>"u8.ToArray();
        private byte[] _part = Head;
        private int _at;
        private int _made;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == _part.Length)
            {
                if (_made > comments)
                    return 0;
                _part = _made == comments ? Tail : Encoding.UTF8.GetBytes(Comment(_made + 1, _made % 7 == 0 ? 0 : _made, new string('w', words)));
                (_at, _made) = (0, _made + 1);
            }
            var read = Math.Min(count, _part.Length - _at);
            Array.Copy(_part, _at, buffer, offset, read);
            _at += read;
            return read;
        }

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => (long)comments * words + Head.Length + Tail.Length;
        public override long Position { get => 0; set => throw new NotSupportedException(); }
        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
