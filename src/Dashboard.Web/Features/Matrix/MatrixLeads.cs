using Dashboard.Domain.Moderation;
using Dashboard.Realtime;

namespace Dashboard.Web.Features.Matrix;

/// <summary>What readers say to a claim: the leads that somebody joined to one of its sentences.</summary>
public static class MatrixLeads
{
    /// <summary>The cards of leads by the keys of the claims that they speak of, the oldest first.</summary>
    public static ILookup<string, CardView> ByClaim(BoardState board, IReadOnlyList<MatrixRow> rows) =>
        board.Lanes.SelectMany(lane => lane.Cards).Where(card => card.Lead?.Claim is not null).OrderBy(card => card.Lead!.At).ThenBy(card => card.Id, StringComparer.Ordinal)
            .SelectMany(card => ClaimsOf(card.Lead!, rows).Select(row => (row.Key, card))).ToLookup(pair => pair.Key, pair => pair.card);

    // A sentence may make two claims; the one whose words the lead has is meant, as long as it is there.
    private static List<MatrixRow> ClaimsOf(Lead lead, IReadOnlyList<MatrixRow> rows)
    {
        var claim = lead.Claim!;
        List<MatrixRow> of = [.. rows.Where(row => row.Cells.GetValueOrDefault(claim.ArticleId)?.Stances.Any(stance => stance.Start < claim.End && claim.Start < stance.End) is true)];
        return of.FindAll(row => row.Text == lead.ClaimText) is { Count: > 0 } meant ? meant : of;
    }

    /// <summary>"1 reader supports, 2 dispute"; empty without leads.</summary>
    public static string Words(IEnumerable<CardView> leads)
    {
        List<(int Readers, string Verb)> said =
        [
            (leads.Count(card => card.Lead!.Relation == LeadRelation.Supports), "support"), (leads.Count(card => card.Lead!.Relation == LeadRelation.Disputes), "dispute"),
        ];
        said.RemoveAll(one => one.Readers == 0);
        return string.Join(", ", said.Select((one, at) => $"{(at == 0 ? Components.Words.Count(one.Readers, "reader") : one.Readers)} {one.Verb}{(one.Readers == 1 ? "s" : "")}"));
    }
}
