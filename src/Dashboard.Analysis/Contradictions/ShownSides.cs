using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>The sides of a dispute as far as a screen can show them, and what was left out.</summary>
internal sealed class ShownSides
{
    /// <summary>More sides than this nobody reads; the rest is counted.</summary>
    private const int MostSides = 8;

    /// <summary>Statements shown on one side, the earliest first.</summary>
    private const int MostStatements = 12;

    /// <summary>Values up to which a dispute is a dispute; beyond it something is measured again and again.</summary>
    private const int MostValues = 12;

    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>All sides, shown or not.</summary>
    public required int AllSides { get; init; }

    /// <summary>Says how much is not shown and by which rule; null when all is.</summary>
    public required string? LeftOut { get; init; }

    public bool IsSeries => AllSides > MostValues;

    public static ShownSides Of(Dispute dispute, IReadOnlyList<Assertion> assertions)
    {
        var lead = dispute.Lead.Candidate;
        var all = assertions.GroupBy(assertion => assertion.Group, StringComparer.Ordinal)
            .Select(group => (group.Key, Sort: group.Min(assertion => assertion.Sort), Carriers: group.ToList()))
            .OrderBy(side => side.Sort).ThenBy(side => side.Key, StringComparer.Ordinal).ToList();
        var shown = all;
        if (all.Count > MostSides)
        {
            // The pair that explains it, the two ends of the scale, then what most carry.
            var chosen = new HashSet<string>(StringComparer.Ordinal) { lead.A.Group, lead.B.Group, all[0].Key, all[^1].Key };
            foreach (var side in all.OrderByDescending(side => side.Carriers.Count).ThenBy(side => side.Carriers[0].Sentence).ThenBy(side => side.Key, StringComparer.Ordinal))
            {
                if (chosen.Count < MostSides)
                    chosen.Add(side.Key);
            }
            shown = all.FindAll(side => chosen.Contains(side.Key));
        }
        var statements = shown.Sum(side => Math.Min(side.Carriers.Count, MostStatements));
        return new ShownSides
        {
            Sides = [.. shown.Select(side => new Side(lead.Text.Label(side.Key, side.Carriers[0]), [.. side.Carriers.Take(MostStatements)
                .Select(assertion => assertion.Sentence.As(assertion.Stance, assertion.Value, assertion.Marks, assertion.Speaker))]))],
            AllSides = all.Count,
            LeftOut = statements == assertions.Count ? null : FormattableString.Invariant(
                $"shown are {shown.Count} of {all.Count} sides and {statements} of {assertions.Count} statements (at most {MostSides} sides, {MostStatements} statements on each)"),
        };
    }
}
