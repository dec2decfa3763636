using System.Globalization;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Claims;

/// <summary>The stance matrix: a row for each disputed fact, then a row for each statement that several articles make.</summary>
internal sealed class ClaimRows(ClaimIndex index, ConceptWeights weights, Func<string, string?> originalOf)
{
    /// <summary>Undisputed rows beyond this nobody reads; those that most articles make come first.</summary>
    private const int MostUndisputed = 400;

    private const int LongestWording = 220;

    /// <summary>Findings about how something is told; they are no statements about what happened.</summary>
    private static bool IsStatement(Finding finding) => finding.Kind is not (ContradictionKind.ThinDenial or ContradictionKind.AlteredQuote
        or ContradictionKind.Office or ContradictionKind.Characterisation or ContradictionKind.Causal) && (finding.Kind != ContradictionKind.Attribution || finding.Rule.Name == FactOrReport.Rule);

    public IReadOnlyList<ClaimRow> Of(IReadOnlyList<Finding> findings, IReadOnlyList<ClaimLink> links)
    {
        var groups = new ClaimGroups(weights).Of(index.Pairs, new PeoplesLinks(links, index));
        var home = new Dictionary<ClaimSentence, ClaimGroup>();
        foreach (var group in groups)
        {
            foreach (var (sentence, _) in group.Members)
                home[sentence] = group;
        }
        var rows = new List<ClaimRow>();
        var told = new HashSet<ClaimGroup>();
        var retold = findings.Where(finding => finding.Rule.Name == FactOrReport.Rule).ToList();
        var elsewhere = new HashSet<Finding>(ReferenceEqualityComparer.Instance);
        foreach (var finding in findings.Where(finding => IsStatement(finding) && !IsNote(finding.Kind)))
            rows.Add(Disputed(finding, home, told, retold, elsewhere));
        foreach (var finding in findings.Where(finding => IsStatement(finding) && IsNote(finding.Kind) && !elsewhere.Contains(finding)))
            rows.Add(Disputed(finding, home, told, [], elsewhere));
        // Rows are written only for the groups that are shown: writing is what costs.
        var undisputed = groups.Where(group => !told.Contains(group) && (group.IsConfirmed || group.Articles > 1))
            .OrderByDescending(group => group.Members.Any(member => member.IsOpposed)).ThenByDescending(group => group.Articles).ThenBy(group => group.Centre.Sentence)
            .Take(MostUndisputed).Select(Plain);
        return [.. rows, .. undisputed];
    }

    /// <summary>What one side says is the claim; whoever says something else denies it. Sentences that say the same as a side's join it.</summary>
    /// <param name="retold">Acts that one article states as a fact and another reports: where one of the two is disputed, both stand in that row.</param>
    /// <param name="elsewhere">Gains those that need no row of their own.</param>
    private ClaimRow Disputed(Finding finding, Dictionary<ClaimSentence, ClaimGroup> home, HashSet<ClaimGroup> told, List<Finding> retold, HashSet<Finding> elsewhere)
    {
        var claim = 0;
        for (var i = 1; i < finding.Sides.Count; i++)
        {
            if (Rank(finding.Sides[i]) > Rank(finding.Sides[claim]))
                claim = i;
        }
        var stances = new List<Statement>();
        var seen = new HashSet<(string, int)>();
        for (var i = 0; i < finding.Sides.Count; i++)
        {
            foreach (var statement in finding.Sides[i].Statements)
            {
                if (seen.Add((statement.ArticleId, statement.Start)))
                    stances.Add(i == claim || statement.Stance != Stance.Affirm || IsNote(finding.Kind) ? statement : statement with { Stance = Stance.Deny });
            }
        }
        foreach (var act in retold.Where(act => act.Sides.Any(side => side.Statements.Any(one => finding.Sides[claim].Statements.Any(claimed => claimed.ArticleId == one.ArticleId && claimed.Start == one.Start)))))
        {
            elsewhere.Add(act);
            stances.AddRange(act.Sides.SelectMany(side => side.Statements).Where(statement => seen.Add((statement.ArticleId, statement.Start))));
        }
        // Who confirms whom is said of reports, not of what they report.
        foreach (var statement in finding.Kind == ContradictionKind.Confirmation ? [] : stances.ToList())
        {
            if (index.At(statement.ArticleId, statement.Start) is not { } sentence || !home.TryGetValue(sentence, out var group) || !told.Add(group))
                continue;
            var isOpposed = group.Members.First(member => member.Sentence == sentence).IsOpposed;
            // How sure one sentence is says nothing of another.
            var shared = statement.Stance == Stance.Hedge ? Stance.Affirm : statement.Stance;
            foreach (var (member, opposed) in group.Members)
            {
                if (seen.Add((member.ArticleId, member.Sentence.Start)))
                    stances.Add(Statement(member, opposed == isOpposed ? shared : Opposite(shared)));
            }
        }
        var wording = Plainest(finding.Sides[claim].Statements.Select(statement => index.At(statement.ArticleId, statement.Start)).OfType<ClaimSentence>());
        var text = wording is null ? finding.Title : ClaimText.Of(wording.Sentence);
        // Which day it was is rarely what the sentence is about: the question and one answer to it are the claim.
        if (finding.Kind == ContradictionKind.Date && finding.Sides[claim].Statements[0].Value is { } day)
            text = finding.Title.TrimEnd('?') + ": " + day;
        return new ClaimRow("claim-" + finding.Key, text, Origins.Count(stances, originalOf), Sorted(stances), false, !IsNote(finding.Kind));
    }

    /// <summary>The same statement in other words is no dispute.</summary>
    private static bool IsNote(ContradictionKind kind) => kind is ContradictionKind.QuoteDrift or ContradictionKind.Certainty or ContradictionKind.Attribution;

    /// <summary>An affirmed side makes the better claim, then the one that more articles carry, then the earlier one.</summary>
    private static int Rank(Side side) =>
        (side.Statements.Any(statement => statement.Stance == Stance.Affirm) ? 1_000 : 0) + side.Statements.Select(statement => statement.ArticleId).Distinct().Count();

    private ClaimRow Plain(ClaimGroup group)
    {
        var centre = Stances.Of(group.Centre.Sentence);
        var stances = group.Members.Select(member => Statement(member.Sentence, member.IsOpposed ? Opposite(centre) : Stances.Of(member.Sentence.Sentence) is Stance.Hedge ? Stance.Hedge : centre)).ToList();
        // The first of those nearest to the centre that reads well by itself.
        var wording = group.Members.Where(member => !member.IsOpposed).Select(member => member.Sentence).FirstOrDefault(ReadsWell) ?? group.Centre;
        var first = group.Members.Select(member => member.Sentence.Sentence).Min()!;
        var key = "claim-" + Keys.Of(first.ArticleId, first.Number.ToString(CultureInfo.InvariantCulture)).ToString("x16", CultureInfo.InvariantCulture);
        return new ClaimRow(key, ClaimText.Of(wording.Sentence), Origins.Count(group.Members.Select(member => member.Sentence.Sentence), originalOf), Sorted(stances), group.IsConfirmed, stances.Select(one => one.Stance).Distinct().Skip(1).Any());
    }

    /// <summary>A claim is read best without a hedge around it, with names instead of pronouns, as a sentence and not as a headline.</summary>
    private static ClaimSentence? Plainest(IEnumerable<ClaimSentence> sentences) => sentences
        .OrderBy(one => one.Sentence.HasHedge).ThenBy(one => one.Sentence.Tokens.Count(token => Words.Pronouns.Contains(token.Lower)))
        .ThenBy(one => one.Sentence.IsTitle).ThenBy(one => one.Sentence.End - one.Sentence.Start).ThenBy(one => one.Sentence).FirstOrDefault();

    private static bool ReadsWell(ClaimSentence one) =>
        !one.Sentence.HasHedge && !one.Sentence.IsTitle && !one.Sentence.OpensWithPronoun && one.Sentence.End - one.Sentence.Start <= LongestWording;

    private static Statement Statement(ClaimSentence sentence, Stance stance) =>
        sentence.Sentence.As(sentence.Sentence.HasHedge && stance == Stance.Affirm ? Stance.Hedge : stance, null, []);

    private static Stance Opposite(Stance stance) => stance switch { Stance.Affirm => Stance.Deny, Stance.Deny => Stance.Affirm, _ => stance };

    private IReadOnlyList<Statement> Sorted(List<Statement> stances) =>
        [.. stances.OrderBy(stance => index.At(stance.ArticleId, stance.Start)?.Sentence.Article.ReceivedAt).ThenBy(stance => stance.ArticleId, StringComparer.Ordinal).ThenBy(stance => stance.Start)];
}
