using Bunit;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Realtime;
using Dashboard.Web.Features.Board;

namespace Dashboard.Web.Tests.Features.Board;

public sealed class CardItemTests : BunitContext
{
    [Fact]
    public void Words_from_outside_are_shown_as_text_and_never_become_markup()
    {
        const string hostile = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        var card = Render<CardItem>(parameters => parameters
            .Add(item => item.View, CommentCard(version: 1, text: hostile)).Add(item => item.BoardPath, "/stories/a"));
        Assert.Empty(card.FindAll("img, script"));
        Assert.Contains(hostile, card.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_labels_from_outside_stay_text_in_the_small_drawings()
    {
        const string hostile = "\"><img src=x onerror=alert(1)>";
        var view = View(CardKind.Note, 1);
        var note = new Note { Id = "s", StoryId = "story", Text = "words", AuthorId = "a", AuthorName = hostile, Target = NoteTarget.Board };
        view.Card.Labels = [hostile];
        var card = Render<CardItem>(parameters => parameters
            .Add(item => item.View, view with { Note = note }).Add(item => item.BoardPath, "/a").Add(item => item.Viewers, hostile).Add(item => item.Movable, true));

        Assert.Empty(card.FindAll("img"));
        Assert.Equal(hostile, card.Find(".chip").TextContent);
        Assert.Equal([$"{hostile}", $"{hostile}, is looking at it"], card.FindAll(".face").Select(face => face.GetAttribute("title")));
        Assert.Single(card.FindAll("button.card-menu"));
    }

    [Fact]
    public void Card_with_the_same_version_is_not_drawn_again()
    {
        var card = Render<CardItem>(parameters => parameters.Add(item => item.View, CommentCard(1)).Add(item => item.BoardPath, "/a"));
        card.Render(parameters => parameters.Add(item => item.View, CommentCard(1, text: "other words, same version")));
        Assert.Equal(1, card.RenderCount);
        card.Render(parameters => parameters.Add(item => item.View, CommentCard(2, text: "newer")));
        Assert.Contains("newer", card.Find("p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Contradiction_marks_exactly_the_words_that_conflict()
    {
        const string quote = "The dam holds about 300 tonnes, the company said";
        var start = quote.IndexOf("300", StringComparison.Ordinal);
        var side = new Side("About 300", [new Statement("a", "Outlet", "Company", [], Voice.Narrator, Stance.Affirm, quote, 50, 50 + quote.Length, "300", [new Mark(50 + start, 53 + start)])]);
        var other = new Side("Fewer", [new Statement("b", "Other", null, [], Voice.Narrator, Stance.Affirm, "fewer than 200", 0, 14, "< 200", [])]);
        var found = Contradiction.From("story", new Finding("key", ContradictionKind.Number, "How much?", "Two figures.", [], Severity.High, .9, new Rule("number", "1"), [side, other], [], [], 2), DateTimeOffset.UnixEpoch);
        var card = Render<CardItem>(parameters => parameters
            .Add(item => item.View, View(CardKind.Contradiction, 1, contradiction: found)).Add(item => item.BoardPath, "/a"));
        Assert.Equal("300", card.Find("mark").TextContent);
        Assert.Contains("2 articles, 2 origins", card.Markup, StringComparison.Ordinal);
    }

    private static CardView CommentCard(long version, string text = "words") => View(CardKind.Comment, version, text);

    private static CardView View(CardKind kind, long version, string? text = null, Contradiction? contradiction = null) => new(
        new Card { Id = "c", StoryId = "story", Kind = kind, SubjectId = "s", LaneId = "lane", Rank = "a", Title = "Reader", Text = text },
        version, 1, "dashboard", null, contradiction, null, 0, default);
}
