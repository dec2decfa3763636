using System.Text;
using Dashboard.Domain.Articles;
using Dashboard.Ingest;
using Dashboard.Ingest.PastedText;
using Dashboard.Ingest.Threads;
using Dashboard.Tests.Ingest.Pages;
using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Dashboard.Tests.Ingest.PastedText;

/// <summary>Whatever comes in, the reader answers with a sound article or with a sentence for a person.</summary>
public sealed class PastedTextPropertyTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Received = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    // Pieces that the reader's rules look for, so that chance meets them.
    private static readonly string[] Pieces =
    [
        "By Mara Quill", "Published: Tue, March 03, 2026", "Updated:", "The Harbour Times", "Original url:", "https://example.org/2026/03/03/the-bridge-fell", "-and-more-x1",
        "  • mara  On 03/13/2026 at 1:00 pm", "    • theo  On 13/03/2026 at 99:99 am", "Leave a Reply", "Related articles", "Read more: The other bridge", "twitter", "Donate HERE",
        "PORT HALE, March 3 (AP) - The bridge fell.", "A crane on the quay. AP/Mara Quill", "\u201CWe heard it,", "\u201D\u201D he said. \u2018", "\u00A0\u200B\uFEFF", "\0", "\r", "\r\n", "\n\n", "\t",
        "e\u0301", "\uD800", "\uDFFF", "=", "\u0338", "word- ", "About the Author", "The mayor said on Monday that the bridge, which fell on March 2, would be rebuilt.",
        "theo says:", "March 3, 2026 at 1:00 pm", "Reply", "[[[", "((((", "|", "•", "- item", "29 February 2023", "31/31/2026", "السلام عليكم", "北京", "🏳️‍🌈",
    ];

    private static Arbitrary<string> Texts() =>
        Gen.OneOf(
                ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
                Gen.ArrayOf(Gen.OneOf(Gen.Elements(Pieces), Gen.Elements("\n", "\n\n", " ", ""), ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""))).Select(string.Concat),
                Gen.ArrayOf(Gen.Elements(Pieces)).Select(p => string.Join('\n', p)))
            .ToArbitrary();

    private static Config Many => Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60);

    [Fact]
    public void Any_string_becomes_a_sound_article_or_a_clear_refusal() =>
        Check.One(Many, Prop.ForAll(Texts(), text => Sound(() => PastedTextReader.Read(text, new ReceivedWith(), Received))));

    [Fact]
    public void Any_bytes_become_a_sound_article_or_a_clear_refusal() =>
        Check.One(Many, Prop.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().ToArbitrary(),
            bytes => Sound(() => new ArticleReader().Read(bytes, new ReceivedWith(ContentType: "text/plain"), Received))));

    [Fact]
    public void Reading_the_stored_text_again_changes_nothing_in_its_words() =>
        Check.One(Many, Prop.ForAll(Texts(), text =>
        {
            if (Try(() => PastedTextReader.Read(text, new ReceivedWith(), Received)) is not { } first)
                return true;
            var again = Try(() => PastedTextReader.Read(first.Text, new ReceivedWith(), Received));
            return again is not null && Letters(again.Text).Length <= Letters(first.Text).Length && again.Text.IsNormalized();
        }));

    [Fact]
    public void Any_bytes_as_comments_are_read_or_refused() =>
        Check.One(Many, Prop.ForAll(Texts(), Gen.Elements("application/json", "text/csv", "application/xml", "", "application/rss+xml").ToArbitrary(), (text, type) =>
        {
            foreach (var file in (string[])[text, "[{\"author\":\"A\",\"text\":" + System.Text.Json.JsonSerializer.Serialize(text) + "}]", "author,text\n" + text, "<rss><item><description>" + text + "</description></item></rss>"])
            {
                try
                {
                    var read = CommentImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), type);
                    if (read.Comments.Any(c => c.Author.Length == 0 || c.Text.Length == 0 || c.ExternalId.Length == 0))
                        return false;
                }
                catch (UnreadableException)
                {
                }
            }
            return true;
        }));

    [Fact]
    public void Five_megabytes_in_one_paragraph_are_read_in_under_two_seconds() =>
        Assert.InRange(Time("one paragraph", Fill(" The mayor of the port said on Monday that the old bridge would be closed for repairs until 4 May.")), 0, 2000);

    [Theory]
    [InlineData("short lines", "a line of five\n")]
    [InlineData("lone letters", "a\n")]
    [InlineData("no spaces", "abcdefgh")]
    [InlineData("paragraphs", "The mayor of the port said that the old bridge would be closed for repairs until the spring floods are over.\n\n")]
    [InlineData("comments", "  • mara  On 03/13/2026 at 1:00 pm\n\n    We heard the bridge.\n\n")]
    [InlineData("names", "Mara Quill\n")]
    [InlineData("open quotes", "\u201C(\"[")]
    [InlineData("addresses", "https://example.org/a-b-c\n")]
    [InlineData("capitals", "A B C D ")]
    public void A_megabyte_of_anything_is_read_or_refused_in_seconds(string what, string piece) => Assert.InRange(Time(what, Fill(piece, megabytes: 1)), 0, 8000);

    private static string Fill(string piece, int megabytes = 5) => string.Concat(Enumerable.Repeat(piece, megabytes * 1024 * 1024 / piece.Length));

    private long Time(string what, string text)
    {
        // Other programs on the machine stretch the clock but not the work.
        var work = new WorkTime();
        var draft = Try(() => PastedTextReader.Read(text, new ReceivedWith(), Received));
        output.WriteLine($"{what}: {text.Length:N0} characters, {draft?.Blocks.Count.ToString("N0") ?? "refused, no"} blocks, {work.Elapsed.TotalMilliseconds:F0} ms of work");
        return (long)work.Elapsed.TotalMilliseconds;
    }

    private static bool Sound(Func<ArticleDraft> read)
    {
        if (Try(read) is not { } draft)
            return true;
        var text = draft.Text;
        Assert.True(text.IsNormalized());
        var end = 0;
        foreach (var block in draft.Blocks)
        {
            Assert.InRange(block.Start, end, text.Length - 1);
            Assert.InRange(block.End, block.Start + 1, text.Length);
            Assert.True(string.IsNullOrWhiteSpace(text[end..block.Start]), "Only white space lies between blocks.");
            Assert.False(char.IsWhiteSpace(text[block.Start]) || char.IsWhiteSpace(text[block.End - 1]));
            Assert.InRange(block.Confidence, 0, 1);
            end = block.End;
        }
        Assert.Equal(text.Length, end);
        foreach (var field in draft.Fields.Values)
        {
            Assert.InRange(field.Confidence, 0, 1);
            Assert.True(field.Value is null || field.Candidates.Any(c => c.Value == field.Value));
            foreach (var candidate in field.Candidates.Where(c => c.Start is not null))
                Assert.Equal(candidate.Value, text[candidate.Start!.Value..candidate.End!.Value]);
        }
        Assert.Equal(draft.Comments.Count, draft.Comments.Select(c => c.ExternalId).Distinct().Count());
        return true;
    }

    private static ArticleDraft? Try(Func<ArticleDraft> read)
    {
        try
        {
            return read();
        }
        catch (UnreadableException refusal)
        {
            Assert.True(refusal.Message.Length > 20);
            return null;
        }
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetterOrDigit)]);
}
