using Bunit;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Moderation;
using Dashboard.Realtime;
using Dashboard.Web.Features.Matrix;
using static Dashboard.Web.Tests.Features.Matrix.InventedMatrix;

namespace Dashboard.Web.Tests.Features.Matrix;

/// <summary>What readers say to a claim stands with the claim.</summary>
public sealed class MatrixLeadsTests : BunitContext
{
    private const string Closed = "The quay is closed", Burned = "Two lamps burned";

    [Fact]
    public void Leads_stand_with_the_claim_that_they_name_and_count_who_supports_and_who_disputes()
    {
        // One sentence makes both claims; a lead names the one or, when its words are gone, both.
        var rows = MatrixBuilder.Build(BoardOf(1, [Article("a", "Early Times"), Article("b", "Late Post")]),
            [Claim("quay", Closed, Says("a", Stance.Affirm, "shut"), Says("b", Stance.Deny, "open")), Claim("lamps", Burned, Says("a", Stance.Affirm, "shut"), Says("b", Stance.Affirm, "burned", start: 40))], null).Rows;
        var board = Board(Lead("1", LeadRelation.Supports, Closed), Lead("2", LeadRelation.Disputes, Closed), Lead("3", LeadRelation.Disputes, Closed), Lead("4", LeadRelation.Supports, "As it once read"), Lead("5", LeadRelation.Adds, "Something else", claim: false));

        var leads = MatrixLeads.ByClaim(board, rows);

        Assert.Equal(["1", "2", "3", "4"], leads["quay"].Select(card => card.Lead!.Id));
        Assert.Equal(["4"], leads["lamps"].Select(card => card.Lead!.Id));
        Assert.Equal("2 readers support, 2 dispute", MatrixLeads.Words(leads["quay"]));
        Assert.Equal("1 reader supports", MatrixLeads.Words(leads["lamps"]));
        Assert.Equal("", MatrixLeads.Words(leads["none"]));
    }

    [Fact]
    public void Row_says_how_many_readers_speak_of_it_and_is_drawn_again_when_another_does()
    {
        var matrix = MatrixBuilder.Build(BoardOf(1, [Article("a", "Early Times")]), [Claim("quay", Closed, Says("a", Stance.Affirm, "shut"))], null);
        var line = Render<MatrixLine>(parameters => parameters.Add(row => row.Row, matrix.Rows[0]).Add(row => row.Columns, matrix.Columns).Add(row => row.Index, 0).Add(row => row.PagePath, "/m"));
        Assert.Empty(line.FindAll(".readers-sign"));
        line.Render(parameters => parameters.Add(row => row.Readers, "1 reader disputes"));
        Assert.Equal("1 reader disputes", line.Find(".readers-sign").TextContent);
    }

    private static Lead Lead(string id, LeadRelation relation, string text, bool claim = true) => new()
    {
        Id = id, StoryId = Story.Id, CommentId = $"comment-{id}", Relation = relation, Start = 0, End = 4, Claim = claim ? new StatementAnchor("a", 0, 4) : null, ClaimText = text,
        ById = "ana", ByName = "Ana", At = DateTimeOffset.UnixEpoch.AddMinutes(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private static BoardState Board(params Lead[] leads)
    {
        var board = BoardOf(2, []);
        return board with
        {
            Lanes = [board.Lanes[0] with
            {
                Cards = [.. leads.Select(lead => new CardView(
                    new Card { Id = $"card-{lead.Id}", StoryId = Story.Id, Kind = CardKind.Lead, SubjectId = lead.Id, LaneId = "lane", Rank = "a" }, 1, 1, "ana", null, null, null, 0, default) { Lead = lead })],
            }],
        };
    }
}
