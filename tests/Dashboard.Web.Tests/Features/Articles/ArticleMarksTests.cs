using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Web.Components;
using Dashboard.Web.Features.Articles;

namespace Dashboard.Web.Tests.Features.Articles;

public sealed class ArticleMarksTests
{
    private static Block Of(BlockKind kind, int start, int end) => new(kind, start, end, 1, "because");

    [Fact]
    public void Neighbouring_clutter_folds_into_one_run_and_the_article_stays_block_by_block()
    {
        var runs = ArticleMarks.Runs(
            [Of(BlockKind.Body, 0, 5), Of(BlockKind.Appeal, 6, 9), Of(BlockKind.ShareBar, 10, 14), Of(BlockKind.Body, 15, 20)], headline: null);
        Assert.Equal([false, true, false], runs.Select(run => run.Clutter));
        Assert.Equal([1, 2], runs[1].Blocks.Select(item => item.Index));
    }

    [Fact]
    public void Folded_run_says_how_many_words_and_of_what_kind()
    {
        const string text = "Give now please Share this";
        var run = ArticleMarks.Runs([Of(BlockKind.Appeal, 0, 15), Of(BlockKind.ShareBar, 16, 26)], null).Single();
        Assert.Equal("5 words folded: appeal, share bar", ArticleMarks.Describe(run, text));
    }

    [Fact]
    public void Marks_of_a_block_are_those_that_touch_it()
    {
        var notes = new[] { new MarginNote(10, 20, "conflict", "Number", "title", "/x"), new MarginNote(40, 50, "reuse", "copied", "title", "/y") };
        var span = Assert.Single(ArticleMarks.MarksIn(Of(BlockKind.Body, 0, 30), notes));
        Assert.Equal((10, 20), (span.Start, span.End));
    }

    [Fact]
    public void Flag_carries_the_icon_and_word_of_its_kind_and_its_severity_until_it_is_settled()
    {
        var flag = Flag(ContradictionKind.Number, Severity.High);
        var note = Assert.Single(ArticleMarks.Of(Read(flag), Outlets, RankingWeights.Default, Now));
        Assert.Equal(("conflict", "Number", Icons.Number, Severity.High, flag.Id), (note.Tone, note.Label, note.Icon, note.Severity, note.ContradictionId));
        flag.Resolve(new Resolution(Verdict.Both, null, "They count different years.", null, "a", "Ana", DateTimeOffset.UnixEpoch));
        note = Assert.Single(ArticleMarks.Of(Read(flag), Outlets, RankingWeights.Default, Now));
        Assert.Equal(("note", "Number, resolved", null), (note.Tone, note.Label, note.Severity));
    }

    [Fact]
    public void Severity_of_a_flag_is_the_one_that_the_sliders_of_the_board_give_it()
    {
        var read = Read(Flag(ContradictionKind.Number, Severity.High));
        var moved = RankingWeights.Default with { Kinds = new Dictionary<ContradictionKind, double> { [ContradictionKind.Number] = 0 } };
        Assert.Equal(Severity.High, Assert.Single(ArticleMarks.Of(read, Outlets, RankingWeights.Default, Now)).Severity);
        Assert.Equal(Severity.Low, Assert.Single(ArticleMarks.Of(read, Outlets, moved, Now)).Severity);
    }

    [Fact]
    public void What_is_only_worth_knowing_is_marked_in_a_calmer_tone_below_what_conflicts()
    {
        var notes = ArticleMarks.Of(Read(Flag(ContradictionKind.QuoteDrift, Severity.High), Flag(ContradictionKind.Denial, Severity.Low)), Outlets, RankingWeights.Default, Now);
        Assert.Equal([("conflict", "Denial"), ("note", "Quote differs")], notes.Select(note => (note.Tone, note.Label)));
    }

    [Fact]
    public void Claims_are_marked_when_they_are_asked_for_and_lead_to_their_cell()
    {
        var read = Read() with { Claims = [new ClaimRow("key", "The quay is closed", 1, [Says, Says with { ArticleId = "other" }])] };
        Assert.Empty(ArticleMarks.Of(read, Outlets, RankingWeights.Default, Now));
        var note = Assert.Single(ArticleMarks.Of(read, Outlets, RankingWeights.Default, Now, claims: true));
        Assert.Equal(("claim", "✕ denies: The quay is closed", "/matrix?claim=key&article=a"), (note.Tone, note.Label, note.Path));
    }

    [Fact]
    public void Every_kind_has_a_word_an_explanation_and_a_drawing_of_its_own()
    {
        var kinds = Enum.GetValues<ContradictionKind>();
        Assert.All(kinds, kind => Assert.NotEmpty(Icons.PathOf(Words.IconOf(kind))));
        Assert.Equal(kinds.Length, kinds.Select(Words.IconOf).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(Words.Of).Distinct().Count());
        Assert.Equal(kinds.Length, kinds.Select(Words.Explain).Distinct().Count());
    }

    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly IReadOnlyDictionary<string, string> Outlets = new Dictionary<string, string>();
    private static readonly Statement Says = new("a", "Times", null, [], Voice.Narrator, Stance.Deny, "not closed", 5, 15, null, []);

    private static Contradiction Flag(ContradictionKind kind, Severity severity) => Contradiction.From("story", new Finding(
        $"{kind}", kind, "Is it so?", "", [], severity, .9, new Rule("rule", "1"), [new Side("no", [Says]), new Side("yes", [Says with { ArticleId = "b" }])], [], [], 2), DateTimeOffset.UnixEpoch);

    private static ReadArticle Read(params IReadOnlyList<Contradiction> flags) => new(new Article { Id = "a", StoryId = "story", Sha256 = "" }, null, [], flags, [], []);
}
