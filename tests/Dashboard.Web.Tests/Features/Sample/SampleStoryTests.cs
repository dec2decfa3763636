using System.Text;
using Dashboard.Analysis;
using Dashboard.Analysis.Triage;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Ingest;
using Dashboard.Web.Features.Sample;
using Xunit.Abstractions;

namespace Dashboard.Web.Tests.Features.Sample;

/// <summary>The sample story shows what it was written to show, and nothing else.</summary>
public sealed class SampleStoryTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Arrival = new(2026, 3, 16, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Articles_of_the_board_have_title_source_and_day()
    {
        foreach (var (sample, draft) in SampleStory.Articles.Concat(SampleStory.Trickle).Select(sample => (sample, Read(sample, 0))))
        {
            output.WriteLine($"{sample.FileName}: {draft.Fields[FieldNames.Title].Value} | {draft.Fields[FieldNames.Byline].Value} | {draft.Fields[FieldNames.PublishedAt].Value} | {draft.Anchor?.Day}");
            foreach (var block in draft.Blocks.Where(block => !block.IsEvidence))
                output.WriteLine($"    {block.Kind}: {draft.Text[block.Start..Math.Min(block.End, block.Start + 70)].Replace('\n', ' ')}");
            Assert.NotNull(draft.Fields[FieldNames.Title].Value);
            Assert.StartsWith(sample.Text[..sample.Text.IndexOf('\n')].Trim(), draft.Fields[FieldNames.Title].Value);
            Assert.Equal(2026, draft.Anchor?.Day.Year);
        }
    }

    [Fact]
    public void Clutter_of_the_first_article_is_no_evidence()
    {
        var draft = Read(SampleStory.Articles[0], 0);

        var kinds = draft.Blocks.Select(block => block.Kind).ToHashSet();

        Assert.Superset(new HashSet<BlockKind> { BlockKind.Appeal, BlockKind.RelatedLink, BlockKind.ShareBar, BlockKind.AuthorBio }, kinds);
    }

    [Fact]
    public void Board_gives_one_number_one_denial_one_day_conflict_and_one_drifted_quotation_and_no_other()
    {
        var findings = Analyse(SampleStory.Articles).Findings;
        Print(findings);

        Assert.Equal(
            [ContradictionKind.Denial, ContradictionKind.Number, ContradictionKind.Date, ContradictionKind.QuoteDrift],
            findings.Select(finding => finding.Kind).Order());
        AssertSides(findings, ContradictionKind.Number, "1,400", "2,300");
        AssertSides(findings, ContradictionKind.Denial, "warned Arlewater in January", "denied that the Reservoir Safety Office");
        AssertSides(findings, ContradictionKind.Date, "March 2", "February 27");
        // Two papers print the same sentence of one press conference in different words.
        AssertSides(findings, ContradictionKind.QuoteDrift, "We will not let anybody go home", "No one goes home");
    }

    [Fact]
    public void Trickle_adds_one_denial_and_no_other_conflict()
    {
        var before = Analyse(SampleStory.Articles).Findings.Select(finding => finding.Key).ToHashSet();

        var added = Analyse([.. SampleStory.Articles, .. SampleStory.Trickle]).Findings.Where(finding => !before.Contains(finding.Key)).ToList();
        Print(added);

        var denial = Assert.Single(added);
        Assert.Equal(ContradictionKind.Denial, denial.Kind);
        Assert.Contains(denial.Sides.SelectMany(side => side.Statements), statement => statement.Quote.Contains("by boat") && statement.Source == "Meridian Dispatch");
    }

    [Fact]
    public void Board_shares_the_altered_passage_and_the_agency_background_and_no_other()
    {
        var passages = Analyse(SampleStory.Articles).Reuse;
        foreach (var passage in passages) output.WriteLine($"{passage.Kind} {passage.A} {passage.B} {passage.Containment} {string.Join("; ", passage.Changes)}");

        Assert.Equal(
            [(ReuseKind.Altered, "0", "2"), (ReuseKind.Altered, "0", "2"), (ReuseKind.WireBackground, "1", "3")],
            passages.Select(passage => (passage.Kind, passage.A.ArticleId, passage.B.ArticleId)));
        Assert.Contains("sheet → torrent", passages[0].Changes);
    }

    [Fact]
    public void Trickle_copies_one_passage_of_another_outlet()
    {
        var passages = Analyse([.. SampleStory.Articles, .. SampleStory.Trickle]).Reuse.Where(passage => int.Parse(passage.B.ArticleId) >= SampleStory.Articles.Count).ToList();

        var passage = Assert.Single(passages);
        Assert.Equal(("6", "9"), (passage.A.ArticleId, passage.B.ArticleId));
        Assert.Contains("rowing → sailing", passage.Changes);
    }

    [Fact]
    public void Thread_of_the_last_article_gives_a_reposted_a_pasted_and_a_shouted_comment_and_some_civil_ones()
    {
        var draft = Read(SampleStory.Articles[^1], 0);
        var results = Judge(draft, draft.Comments);

        Assert.Equal(14, results.Count);
        Assert.Equal("Millpond", Author(draft.Comments, Assert.Single(results, result => Has(result, SignalKind.NearDuplicate))));
        Assert.Equal("oldreservoirhand", Author(draft.Comments, Assert.Single(results, result => Has(result, SignalKind.PastedArticle))));
        Assert.Equal("Fenwick", Author(draft.Comments, Assert.Single(results, result => Has(result, SignalKind.Shouting))));
        Assert.Equal(["Hester Vane", "Callum Dray", "K. Starling"], results.Where(result => Has(result, SignalKind.Civil)).Select(result => Author(draft.Comments, result)).Intersect(["Hester Vane", "Callum Dray", "K. Starling"]));
        Assert.All(results, result => Assert.True(result.Signals.Count <= 1));
        Assert.Equal(6, draft.Comments.Count(comment => comment.ParentExternalId is not null));
    }

    [Fact]
    public void Comments_that_trickle_in_bring_a_copy_an_advertisement_and_an_address()
    {
        var draft = Read(SampleStory.Articles[^1], 0);
        var results = Judge(draft, [.. draft.Comments, .. SampleStory.TrickleComments]).Skip(draft.Comments.Count).ToList();

        Assert.Equal(10, results.Count);
        Assert.Equal("sample-trickle-3", Assert.Single(results, result => Has(result, SignalKind.NearDuplicate)).CommentId);
        Assert.Equal("sample-trickle-6", Assert.Single(results, result => Has(result, SignalKind.Spam)).CommentId);
        Assert.Equal("sample-trickle-8", Assert.Single(results, result => Has(result, SignalKind.PersonalData)).CommentId);
        Assert.All(SampleStory.TrickleComments, comment => Assert.True(
            comment.ParentExternalId is null || SampleStory.TrickleComments.Any(other => other.ExternalId == comment.ParentExternalId)));
    }

    private IReadOnlyList<TriageResult> Judge(ArticleDraft draft, IReadOnlyList<CommentDraft> comments)
    {
        var evidence = string.Join("\n\n", draft.Blocks.Where(block => block.IsEvidence).Select(block => draft.Text[block.Start..block.End]));
        var results = new ThreadTriage(draft.Fields[FieldNames.Title].Value, evidence, []).Judge(
            [.. comments.Select(comment => new TriageComment(comment.ExternalId, comment.Author, comment.PostedAt, comment.Text, comment.ParentExternalId))]);
        foreach (var result in results)
            output.WriteLine($"{Author(comments, result)}: {string.Join(" | ", result.Signals.Select(signal => $"{signal.Kind}: {signal.Reason}"))}");
        return results;
    }

    private static bool Has(TriageResult result, SignalKind kind) => result.Signals.Any(signal => signal.Kind == kind);

    private static string Author(IReadOnlyList<CommentDraft> comments, TriageResult result) =>
        comments.Single(comment => comment.ExternalId == result.CommentId).Author;

    private static StoryAnalysis Analyse(IReadOnlyList<SampleArticle> samples)
    {
        var story = new StoryAnalysis();
        foreach (var (sample, place) in samples.Select((sample, place) => (sample, place)))
        {
            var draft = Read(sample, place);
            var article = new AnalysisArticle($"{place}", sample.Source, draft.Fields[FieldNames.Title].Value, draft.Text, draft.Blocks, draft.Anchor, Arrival.AddMinutes(place));
            story.Match(article);
            story.ReadStatements(article);
        }
        return story;
    }

    private static ArticleDraft Read(SampleArticle sample, int place) => new ArticleReader().Read(
        Encoding.UTF8.GetBytes(sample.Text),
        new ReceivedWith("text/plain; charset=utf-8", sample.FileName, sample.Url, Source: sample.Source),
        Arrival.AddMinutes(place));

    private void Print(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            output.WriteLine($"{finding.Kind} {finding.Severity} {finding.Confidence:0.00} {finding.Title}");
            foreach (var statement in finding.Sides.SelectMany(side => side.Statements)) output.WriteLine($"    [{statement.Source}] {statement.Speaker}: {statement.Quote}");
        }
    }

    private static void AssertSides(IReadOnlyList<Finding> findings, ContradictionKind kind, string one, string other)
    {
        var sides = findings.Single(finding => finding.Kind == kind).Sides;
        Assert.Contains(sides, side => side.Statements.Any(statement => statement.Quote.Contains(one)));
        Assert.Contains(sides, side => side.Statements.Any(statement => statement.Quote.Contains(other)));
    }
}
