using System.Globalization;
using Dashboard.Analysis.Triage;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Tests.Ingest;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Triage;

/// <summary>
/// Section 5 of the reference story: its thread, read from the page as the program reads it, beside the other four articles. Comments are told by their
/// place, so that no sentence of the story is kept here.
/// </summary>
public sealed class ReferenceCommentsTests(ITestOutputHelper output)
{
    private const int Question = 1;
    private const int First = 2;
    private const int Revised = 3;
    private const int Mockery = 4;
    private const int Nested = 5;
    private const int Pasted = 6;

    [Fact]
    public void M1_revision_by_the_same_author_supersedes_the_earlier_with_its_figures()
    {
        if (Read() is not { } thread) return;

        var signal = thread.Single(Revised, SignalKind.NearDuplicate);

        Assert.Equal(thread.Comments[First].ExternalId, signal.RelatedCommentId);
        Assert.Contains("containment 0.87, Jaccard 0.35", signal.Reason);
        Assert.Contains("The later one supersedes the earlier", signal.Reason);
        Assert.NotNull(thread.Results[First].Group);
        Assert.Equal(thread.Results[First].Group, thread.Results[Revised].Group);
    }

    [Fact]
    public void M2_attack_on_a_group_is_severe_in_both_versions_and_marks_who_is_judged()
    {
        if (Read() is not { } thread) return;

        foreach (var place in new[] { First, Revised })
        {
            var signal = thread.Single(place, SignalKind.IdentityAttack);
            Assert.Equal(Severity.High, signal.Severity);
            Assert.Equal(PolicyIds.Hate, signal.Policy);
            Assert.Contains(Words(@"(?<it>Only the \w+) hate"), thread.Quoted(place, signal));
            Assert.Contains("judges a whole group", signal.Reason);
        }
    }

    [Fact]
    public void M2_generalisation_about_a_group_is_high_in_both_versions_and_quotes_its_words()
    {
        if (Read() is not { } thread) return;

        foreach (var place in new[] { First, Revised })
        {
            var signal = thread.Single(place, SignalKind.IdentityAttack);
            Assert.Equal(Severity.High, signal.Severity);
            Assert.Equal(PolicyIds.Hate, signal.Policy);
            Assert.NotEmpty(signal.Spans);
        }
    }

    [Fact]
    public void M3_remark_on_looks_is_low_in_both_versions()
    {
        if (Read() is not { } thread) return;

        foreach (var place in new[] { First, Revised })
        {
            var signal = thread.Single(place, SignalKind.Looks);
            Assert.Equal(Severity.Low, signal.Severity);
            Assert.Contains(Words(@"(?<it>looks like a \w+ \w+)\."), thread.Quoted(place, signal));
        }
    }

    [Fact]
    public void M4_unproven_accusations_are_quoted_with_their_hedge()
    {
        if (Read() is not { } thread) return;

        var signal = thread.Single(Revised, SignalKind.Accusation);

        Assert.Equal(Severity.Medium, signal.Severity);
        Assert.Equal(PolicyIds.Accusation, signal.Policy);
        Assert.Contains(Words(@"(?<it>land stolen \w+ \w+ and \w+)"), thread.Quoted(Revised, signal));
        Assert.Contains(Words(@"(?<it>to destroy \w+) at"), thread.Quoted(Revised, signal));
        Assert.Contains($"hedged (“{Words("what (?<it>some have \\w+) was")}”)", signal.Reason);
        Assert.Contains("ask for a source", signal.Reason);
    }

    [Fact]
    public void M5_health_claim_and_accusation_of_poisoning_are_two_signals_of_the_nested_reply()
    {
        if (Read() is not { } thread) return;

        var health = thread.Single(Nested, SignalKind.HealthClaim);
        var accusation = thread.Single(Nested, SignalKind.Accusation);

        Assert.Equal(thread.Comments[Mockery].ExternalId, thread.Comments[Nested].ParentExternalId);
        Assert.Equal(PolicyIds.Privacy, health.Policy);
        Assert.Contains(Words(@"(?<it>\w+ \w+ got \w+), but"), thread.Quoted(Nested, health));
        Assert.Contains(Words(@"(?<it>attempting to poison \w+ \w+)"), thread.Quoted(Nested, accusation));
    }

    [Fact]
    public void M6_mockery_has_nothing_but_low_and_M11_nothing_but_civil()
    {
        if (Read() is not { } thread) return;

        Assert.All(thread.Results[Mockery].Signals, signal => Assert.Equal(Severity.Low, signal.Severity));
        Assert.All(new[] { 0, Question }, place => Assert.Equal([SignalKind.Civil], thread.Results[place].Signals.Select(signal => signal.Kind)));
    }

    [Fact]
    public void M7_pasted_article_is_told_by_its_form_and_its_share_of_the_page()
    {
        if (Read() is not { } thread) return;

        var signal = Assert.Single(thread.Results[Pasted].Signals);

        Assert.Equal(SignalKind.PastedArticle, signal.Kind);
        Assert.Contains("56 % of the page", signal.Reason);
        Assert.Contains($"“{Words(@"^\s+(?<it>[A-Z] [A-Z] \w+ \| \w+ \w+)\s*$")}”", signal.Reason);
    }

    [Fact]
    public void M9_drift_is_a_remark_on_the_thread_and_on_no_comment()
    {
        if (Read() is not { } thread) return;

        var remark = Assert.Single(thread.Remarks);

        Assert.Equal(ThreadRemarkKind.Drift, remark.Kind);
        Assert.Equal(thread.Comments[Revised].ExternalId, remark.FromCommentId);
        Assert.Equal([Revised, Mockery, Nested], remark.CommentIds.Select(thread.PlaceOf));
        Assert.Contains(Words(@"help us poor (?<it>\w+)"), remark.About);
        Assert.DoesNotContain(thread.Results.SelectMany(result => result.Signals), signal => signal.Kind == SignalKind.OffTopic);
    }

    [Fact]
    public void M10_question_at_top_level_seems_to_answer_the_comment_before_it()
    {
        if (Read() is not { } thread) return;

        Assert.Null(thread.Comments[Question].ParentExternalId);
        Assert.Equal(thread.Comments[0].ExternalId, thread.Comments[Question].SuspectedParentExternalId);
        Assert.All(new[] { 0, First, Revised, Mockery, Nested, Pasted }, place => Assert.Null(thread.Comments[place].SuspectedParentExternalId));
    }

    private SeedThread? Read()
    {
        if (SeedFiles.Read("004", output) is not { } page) return null;
        var known = new[] { "000", "001", "002", "003" }.Select(prefix => SeedFiles.Read(prefix, output)!)
            .Select((draft, i) => new KnownArticle(i.ToString(CultureInfo.InvariantCulture), draft.Fields[FieldNames.Title].Value ?? "", Evidence(draft))).ToList();
        var triage = new ThreadTriage(page.Fields[FieldNames.Title].Value, Evidence(page), known, page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
        var result = triage.JudgeThread([.. page.Comments.Select(comment => new TriageComment(comment.ExternalId, comment.Author, comment.PostedAt, comment.Text, comment.ParentExternalId))]);
        Assert.Equal(7, page.Comments.Count);
        foreach (var (comment, judged) in page.Comments.Zip(result.Comments))
            output.WriteLine($"{comment.Author}: {string.Join(" | ", judged.Signals.Select(signal => $"{signal.Kind} {signal.Severity} {signal.Reason}"))}");
        foreach (var remark in result.Remarks) output.WriteLine($"{remark.Kind}: {remark.Reason}");
        return new SeedThread(page.Comments, result.Comments, result.Remarks);
    }

    private static string Evidence(ArticleDraft draft) => string.Join("\n\n", draft.Blocks.Where(block => block.IsEvidence).Select(block => draft.Text[block.Start..block.End]));

    /// <summary>Words of the file itself.</summary>
    private static string Words(string pattern) => SeedFiles.Find("004", pattern) is { Length: > 0 } found ? found : throw new InvalidOperationException($"The file has no {pattern}.");

    private sealed record SeedThread(IReadOnlyList<CommentDraft> Comments, IReadOnlyList<TriageResult> Results, IReadOnlyList<ThreadRemark> Remarks)
    {
        public Signal Single(int place, SignalKind kind) => Assert.Single(Results[place].Signals, signal => signal.Kind == kind);

        public string Quoted(int place, Signal signal) => string.Join(" / ", signal.Spans.Select(span => Comments[place].Text[span.Start..span.End]));

        public int PlaceOf(string id) => Comments.Select(comment => comment.ExternalId).ToList().IndexOf(id);
    }
}
