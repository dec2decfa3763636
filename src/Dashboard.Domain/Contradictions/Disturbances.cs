using Dashboard.Domain.Claims;

namespace Dashboard.Domain.Contradictions;

/// <summary>Tells whether what the detectors find now disturbs what was settled.</summary>
public static class Disturbances
{
    private const int WordsShown = 140;

    /// <summary>What a new article brought; null when it only repeats what was known, or copies it.</summary>
    /// <param name="settled">A settled contradiction with its former sides.</param>
    /// <param name="now">The same dispute as it is found now.</param>
    /// <param name="isCopy">Whether an article copies another one; copies add nothing.</param>
    /// <param name="at">When.</param>
    public static Disturbance? Find(Contradiction settled, Finding now, Func<string, bool> isCopy, DateTimeOffset at)
    {
        if (settled.Resolution is not { } resolution)
            return null;
        var known = settled.ArticleIds.ToHashSet(StringComparer.Ordinal);
        var fresh = now.Sides.SelectMany((side, place) => side.Statements.Select(statement => (Side: side, Place: place, Statement: statement)))
            .Where(item => !known.Contains(item.Statement.ArticleId) && !isCopy(item.Statement.ArticleId)).ToList();
        if (fresh.Count == 0)
            return null;
        var old = settled.Sides.SelectMany(side => side.Statements).ToList();
        var values = old.Select(statement => statement.Value).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        bool IsNewSide(Side side) => !side.Statements.Any(statement => old.Any(other => StatementAnchor.Of(statement).Overlaps(StatementAnchor.Of(other))));

        foreach (var (side, _, statement) in fresh)
        {
            var what = IsNewSide(side) && now.Sides.Count > settled.Sides.Count ? DisturbedBy.NewSide
                : statement.Value is { } value && !values.Contains(value) ? DisturbedBy.NewValue
                : statement.Stance == Stance.Deny ? DisturbedBy.NewDenial
                : now.Origins > settled.Origins ? DisturbedBy.NewOrigin
                : (DisturbedBy?)null;
            if (what is { } cause)
                return new Disturbance(
                    cause, statement.ArticleId, statement.Source, Short(statement), statement.Start, at, resolution, settled.Status == ContradictionStatus.Published);
        }
        return null;
    }

    private static string Short(Statement statement) => statement.Quote.Length <= WordsShown ? statement.Quote : statement.Quote[..WordsShown].TrimEnd() + "…";
}
