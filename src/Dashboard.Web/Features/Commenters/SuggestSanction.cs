using System.Globalization;
using Dashboard.Domain.Moderation;

namespace Dashboard.Web.Features.Commenters;

/// <summary>Adds up strikes and says what they suggest. Nothing follows from it by itself.</summary>
internal static class SuggestSanction
{
    /// <summary>Most weights that are written out in the sum.</summary>
    private const int MostTerms = 8;

    /// <param name="strikes">All strikes of one commenter.</param>
    /// <param name="holding">Sanctions that hold now.</param>
    /// <param name="settings">From which weight on what is suggested.</param>
    /// <param name="now">Expired strikes do not count.</param>
    /// <returns>Null without a strike that counts.</returns>
    public static SanctionSuggestion? From(IEnumerable<Strike> strikes, IReadOnlyCollection<Sanction> holding, ModerationSettings settings, DateTimeOffset now)
    {
        int[] weights = [.. strikes.Where(strike => strike.CountsAt(now)).OrderBy(strike => strike.At).Select(strike => strike.Weight)];
        if (weights.Length == 0)
            return null;
        var sum = weights.Sum();
        (SanctionKind Kind, int From)? reached =
            sum >= settings.SuspendAt ? (SanctionKind.Suspend, settings.SuspendAt)
            : sum >= settings.PremoderateAt ? (SanctionKind.Premoderate, settings.PremoderateAt)
            : sum >= settings.WatchAt ? (SanctionKind.Watch, settings.WatchAt) : null;
        var arithmetic = weights.Length == 1 ? Number(sum) : $"{string.Join(" + ", weights.Take(MostTerms).Select(Number))}{(weights.Length > MostTerms ? " + …" : "")} = {Number(sum)}";
        arithmetic += $" in {Number(settings.StrikeDays)} days: ";
        if (reached is not var (kind, from))
            return new(null, arithmetic + $"{WordOf(SanctionKind.Watch)} is suggested from {Number(settings.WatchAt)}");
        return holding.Any(sanction => sanction.Kind >= kind)
            ? new(null, arithmetic + $"{WordOf(kind)} is suggested from {Number(from)}, and holds already")
            : new(kind, arithmetic + $"{WordOf(kind)} is suggested from {Number(from)}");
    }

    public static string WordOf(SanctionKind kind) => kind switch
    {
        SanctionKind.Watch => "watching",
        SanctionKind.Premoderate => "premoderation",
        _ => "suspension",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
