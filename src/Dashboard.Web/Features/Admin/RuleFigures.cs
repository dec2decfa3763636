using System.Globalization;
using System.Text;
using Dashboard.Data;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Admin;

/// <summary>How a rule does, measured by what people decided about its flags.</summary>
/// <param name="Rule">Name of the detector.</param>
/// <param name="Version">Of the detector.</param>
/// <param name="Found">Flags that are there, open or settled.</param>
/// <param name="Real">Resolved as a real contradiction, whichever side held, or published.</param>
/// <param name="Dismissed">Not a contradiction, by the kind of mistake.</param>
/// <param name="Open">Nobody has decided yet.</param>
/// <param name="Precision">Share of the real ones among those decided, 0 to 1; null while none is.</param>
/// <param name="Low">Lower end of the 95 % Wilson interval.</param>
/// <param name="High">Upper end.</param>
public sealed record RuleFigure(
    string Rule, string Version, int Found, int Real, IReadOnlyDictionary<DismissalReason, int> Dismissed, int Open, double? Precision, double Low, double High)
{
    public int AllDismissed => Dismissed.Values.Sum();
}

/// <summary>Precision of each rule from the desk's own verdicts.</summary>
public sealed class RuleFigures(IDbContextFactory<DashboardDbContext> contexts)
{
    /// <param name="actor">Who asks.</param>
    /// <param name="storyId">One story; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<IReadOnlyList<RuleFigure>> ReadAsync(Actor actor, string? storyId = null, CancellationToken cancel = default)
    {
        actor.Require(Permission.ManagePeople, storyId);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var groups = await db.Contradictions.AsNoTracking().Where(row => storyId == null || row.StoryId == storyId)
            .GroupBy(row => new { row.Rule, row.Status, row.DismissedAs })
            .Select(group => new { group.Key.Rule, group.Key.Status, group.Key.DismissedAs, Count = group.Count() }).ToListAsync(cancel);
        return
        [
            .. groups.GroupBy(row => (row.Rule.Name, row.Rule.Version)).Select(rule =>
            {
                int Sum(params ContradictionStatus[] statuses) => rule.Where(row => statuses.Contains(row.Status)).Sum(row => row.Count);
                var real = Sum(ContradictionStatus.Resolved, ContradictionStatus.Published);
                var dismissed = rule.Where(row => row.Status == ContradictionStatus.NotAConflict)
                    .GroupBy(row => row.DismissedAs ?? DismissalReason.Other).ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
                var decided = real + dismissed.Values.Sum();
                var (low, high) = Wilson(real, decided);
                return new RuleFigure(
                    rule.Key.Name, rule.Key.Version, rule.Sum(row => row.Count), real, dismissed,
                    Sum(ContradictionStatus.New, ContradictionStatus.Taken, ContradictionStatus.NeedsCall), decided == 0 ? null : (double)real / decided, low, high);
            }).OrderBy(row => row.Rule, StringComparer.Ordinal).ThenBy(row => row.Version, StringComparer.Ordinal),
        ];
    }

    /// <summary>The 95 % Wilson interval of a share: honest also for few, unlike plus or minus a standard error.</summary>
    public static (double Low, double High) Wilson(int hits, int of)
    {
        if (of == 0)
            return (0, 1);
        const double z = 1.959964;
        var share = (double)hits / of;
        var middle = share + z * z / (2 * of);
        var reach = z * Math.Sqrt(share * (1 - share) / of + z * z / (4.0 * of * of));
        var scale = 1 + z * z / of;
        return (Math.Max(0, (middle - reach) / scale), Math.Min(1, (middle + reach) / scale));
    }

    /// <summary>As a table for a spreadsheet.</summary>
    public static string Csv(IEnumerable<RuleFigure> rows)
    {
        var reasons = Enum.GetValues<DismissalReason>();
        var csv = new StringBuilder("rule,version,found,real,dismissed,")
            .AppendJoin(',', reasons.Select(Api.ApiJson.Word)).Append(",open,precision,low95,high95\r\n");
        foreach (var row in rows)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{row.Rule},{row.Version},{row.Found},{row.Real},{row.AllDismissed},")
                .AppendJoin(',', reasons.Select(reason => row.Dismissed.GetValueOrDefault(reason).ToString(CultureInfo.InvariantCulture)))
                .Append(CultureInfo.InvariantCulture, $",{row.Open},{row.Precision:0.0000},{row.Low:0.0000},{row.High:0.0000}\r\n");
        }
        return csv.ToString();
    }
}
