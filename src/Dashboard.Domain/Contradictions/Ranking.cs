using System.Globalization;

namespace Dashboard.Domain.Contradictions;

/// <summary>One factor of a rank in words, e.g. "4 origins" and 1.6.</summary>
public sealed record RankFactor(string Words, double Value);

/// <summary>Where a contradiction stands among the others of its story, and why.</summary>
/// <param name="Score">The product of the factors; greater is more pressing.</param>
/// <param name="Severity">The score as a word.</param>
/// <param name="Factors">Kind, prominence, origins, newness, in this order.</param>
public sealed record Ranked(double Score, Severity Severity, IReadOnlyList<RankFactor> Factors)
{
    /// <summary>"high: a denial ×3, in 1 headline ×1.3, 4 origins ×1.6, 2 hours old ×0.97".</summary>
    public string Words => string.Create(
        CultureInfo.InvariantCulture, $"{Severity.ToString().ToLowerInvariant()}: {string.Join(", ", Factors.Select(factor => $"{factor.Words} ×{factor.Value:0.##}"))}");
}

/// <summary>
/// How pressing a contradiction is: kind × prominence × origins × newness. A board's sliders are exponents (and, for kinds, factors),
/// so that 0 takes a part out of the ranking, 1 leaves it and 2 doubles its say.
/// </summary>
public static class Ranking
{
    private const double High = 2.4, Medium = 1.2;

    // Newness fades to this, with this half-life: an old open denial still outranks a new quarrel about words.
    private const double Faded = 0.75;
    private static readonly TimeSpan s_halfLife = TimeSpan.FromHours(12);

    /// <param name="contradiction">As it is.</param>
    /// <param name="weights">The board's sliders.</param>
    /// <param name="now">For newness.</param>
    public static Ranked Of(Contradiction contradiction, RankingWeights weights, DateTimeOffset now)
    {
        var (words, kind) = OfKind(contradiction.Kind);
        // The rule itself calls a difference slight, e.g. a series of readings or two days that one article alone mixes up.
        if (contradiction.Severity == Severity.Low)
            (words, kind) = ("a slight " + words[(words.IndexOf(' ', StringComparison.Ordinal) + 1)..], kind / 2);
        var age = now - contradiction.FoundAt;
        RankFactor[] factors =
        [
            new(words, kind * weights.Of(contradiction.Kind)),
            new(Headlines(contradiction.Headlines), Math.Pow(1 + 0.3 * Math.Min(contradiction.Headlines, 3), weights.Prominence)),
            new(Count(contradiction.Origins, "origin"), Math.Pow(1 + 0.2 * (Math.Clamp(contradiction.Origins, 1, 8) - 1), weights.Origins)),
            new(Age(age), Math.Pow(Faded + (1 - Faded) * Math.Pow(0.5, Math.Max(0, age / s_halfLife)), weights.Newness)),
        ];
        var score = factors.Aggregate(1.0, (product, factor) => product * factor.Value);
        return new Ranked(score, score >= High ? Severity.High : score >= Medium ? Severity.Medium : Severity.Low, factors);
    }

    /// <summary>What a lane is ordered by, the greatest first: the score, and what is settled below all that is open.</summary>
    public static double Pressing(Contradiction contradiction, RankingWeights weights, DateTimeOffset now) =>
        Of(contradiction, weights, now).Score * (contradiction.IsOpen ? 1 : 1e-6);

    /// <summary>Words and weight of a kind before any slider.</summary>
    public static (string Words, double Weight) OfKind(ContradictionKind kind) => kind switch
    {
        ContradictionKind.Denial => ("a denial", 3),
        ContradictionKind.AlteredQuote => ("an altered quote", 3),
        ContradictionKind.Number => ("a difference in numbers", 2.5),
        ContradictionKind.Confirmation => ("a circular confirmation", 2.5),
        ContradictionKind.SelfContradiction => ("a report against itself", 2.2),
        ContradictionKind.Opposite => ("a pair of opposites", 2.2),
        ContradictionKind.Name => ("a difference in names", 2.2),
        ContradictionKind.QuoteDrift => ("a quote that drifts", 2),
        ContradictionKind.Causal => ("a difference in causes", 2),
        ContradictionKind.Place => ("a difference in places", 2),
        ContradictionKind.Attribution => ("a difference in attribution", 1.8),
        ContradictionKind.Date => ("a difference in days", 1.6),
        ContradictionKind.Certainty => ("a difference in certainty", 1.5),
        ContradictionKind.Office => ("a difference in offices", 1.4),
        ContradictionKind.Characterisation => ("a difference in labels", 1.2),
        ContradictionKind.Scope => ("a difference in scope", 1.2),
        ContradictionKind.ThinDenial => ("a thin denial", 1),
        ContradictionKind.Superseded => ("an overtaken report", 0.5),
        _ => ("a contradiction", 1.5),
    };

    private static string Headlines(int count) => count == 0 ? "in no headline" : "in " + Count(count, "headline");

    private static string Age(TimeSpan age) => age switch
    {
        { TotalMinutes: < 60 } => "found within the hour",
        { TotalHours: < 48 } => Count((int)age.TotalHours, "hour") + " old",
        _ => Count((int)age.TotalDays, "day") + " old",
    };

    private static string Count(int number, string one) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : one + "s")}");
}
