using System.Security.Cryptography;
using System.Text;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Writes a dispute down as a finding that an editor can replay.</summary>
internal static class FindingWriter
{
    private const string Version = "1.0";

    public static List<Finding> Write(IReadOnlyList<Dispute> disputes, Func<string, string?> copyOf)
    {
        var findings = new List<Finding>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var dispute in disputes)
        {
            var key = Key(dispute);
            for (var n = 2; !keys.Add(key); n++)
                key = Key(dispute) + "-" + n;
            findings.Add(One(dispute, key, copyOf));
        }
        return [.. findings.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.Confidence).ThenBy(finding => finding.Key, StringComparer.Ordinal)];
    }

    private static Finding One(Dispute dispute, string key, Func<string, string?> copyOf)
    {
        // The pair that agrees best in everything but the disputed words explains the dispute best.
        var (lead, share) = dispute.Candidates.OrderByDescending(pair => pair.Share).ThenBy(pair => pair.Candidate.Order, StringComparer.Ordinal).First();
        var sides = dispute.Assertions.GroupBy(assertion => assertion.Group, StringComparer.Ordinal)
            .OrderBy(group => group.Min(assertion => assertion.Sort)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Side(Label(lead, group.Key, group.First()), [.. group.Select(assertion => assertion.Sentence.As(assertion.Stance, assertion.Value, assertion.Marks, assertion.Speaker))]))
            .ToList();
        var reasons = new List<Reason>();
        if (lead.Arithmetic is { } arithmetic)
            reasons.Add(new Reason("Arithmetic", arithmetic));
        reasons.Add(new Reason("Same thing", lead.Needed <= 0 && lead.Shared.Count > 6
            ? "the two sentences are word for word the same around the disputed words"
            : lead.Shared.Count > 0 ? "shared around the disputed words: " + string.Join(", ", lead.Shared.Select(concept => AsWritten(lead, concept))) : lead.Checked));
        if (lead.Needed > 0 || lead.Shared.Count > 0)
            reasons.Add(new Reason("Checked first", lead.Checked));
        reasons.Add(new Reason("Would change it", WouldChange(lead)));
        var origins = Origins.Count(dispute.Assertions, copyOf);
        return new Finding(
            key, lead.Kind, lead.Question, Explanation(lead, sides, origins), reasons, Severity(lead, dispute), Confidence(lead, share, dispute),
            new Rule(lead.Rule, Version), sides, Gaps(lead, dispute), Calls(lead, sides), origins);
    }

    /// <summary>From the earliest pair and what it speaks of, so that later carriers join the same flag.</summary>
    private static string Key(Dispute dispute)
    {
        var first = dispute.Candidates[0].Candidate;
        var words = string.Join(' ', first.Shared.Count > 0 ? first.Shared : first.A.Sentence.Content.Order(StringComparer.Ordinal));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(first.Topic + "|" + words));
        return Words(first.Kind) + "-" + Convert.ToHexStringLower(hash, 0, 8);
    }

    private static string Words(ContradictionKind kind) => kind switch
    {
        ContradictionKind.ThinDenial => "thin-denial",
        ContradictionKind.SelfContradiction => "self-contradiction",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static string Label(Candidate lead, string group, Assertion first) => group switch
    {
        "affirmed" => first.Speaker is { } speaker ? "Affirmed: " + speaker : "Affirmed",
        "denied" => "Denied",
        "reported" => "The report",
        _ => lead.Kind == ContradictionKind.Number && group.Length > 0 ? char.ToUpperInvariant(group[0]) + group[1..] : group,
    };

    private static string AsWritten(Candidate lead, string concept)
    {
        foreach (var token in lead.A.Sentence.Tokens)
        {
            if (token.Concept == concept)
                return lead.A.Sentence.Article.Text[token.Start..token.End];
        }
        return concept.TrimStart('#', '@');
    }

    private static string Explanation(Candidate lead, List<Side> sides, int origins)
    {
        var carriers = sides.Sum(side => side.Statements.Select(statement => statement.ArticleId).Distinct().Count());
        var parts = sides.Select(side => side.Label + " (" + string.Join(", ", side.Statements.Select(statement => statement.Speaker ?? statement.Source).Distinct().Take(3)) + ")");
        var start = lead.Kind switch
        {
            ContradictionKind.Number => "The same thing is given different numbers: ",
            ContradictionKind.Date => "The same event is put on different days: ",
            ContradictionKind.ThinDenial => "A denial is reported without saying what is denied: ",
            _ => "One side says it, another denies it: ",
        };
        return start + string.Join("; ", parts) + FormattableString.Invariant($". {carriers} carrier{(carriers == 1 ? "" : "s")}, {origins} origin{(origins == 1 ? "" : "s")}.");
    }

    private static string WouldChange(Candidate lead) => lead.Kind switch
    {
        ContradictionKind.Number => "Different times, different groups counted, or a later count that replaces the earlier one.",
        ContradictionKind.Date => "Two separate events, or one account that gives the local day of another time zone.",
        ContradictionKind.ThinDenial => "The full wording of the denial.",
        _ => "A denial that covers only part of what was said, or a later statement that replaces the earlier one.",
    };

    private static Severity Severity(Candidate lead, Dispute dispute)
    {
        var articles = dispute.Assertions.Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count();
        return lead.Kind switch
        {
            ContradictionKind.ThinDenial => Domain.Contradictions.Severity.Low,
            ContradictionKind.Date => articles >= 3 ? Domain.Contradictions.Severity.Medium : Domain.Contradictions.Severity.Low,
            ContradictionKind.Number => Factor(dispute) >= 1.5 || lead.Topic.Contains("#death", StringComparison.Ordinal) || lead.Topic.EndsWith("denied", StringComparison.Ordinal)
                ? Domain.Contradictions.Severity.High
                : Domain.Contradictions.Severity.Medium,
            _ => articles >= 2 ? Domain.Contradictions.Severity.High : Domain.Contradictions.Severity.Medium,
        };
    }

    private static double Factor(Dispute dispute)
    {
        var values = dispute.Assertions.Select(assertion => assertion.Sort).Where(value => value > 0).ToList();
        return values.Count < 2 ? 1 : values.Max() / values.Min();
    }

    private static double Confidence(Candidate lead, double share, Dispute dispute)
    {
        var confidence = lead.Needed <= 0 ? 0.85 : 0.4 + 0.4 * Math.Min(1, share);
        if (dispute.Assertions.Any(assertion => assertion.Sentence.Tokens.Any(Statements.Polarity.IsHedge)))
            confidence -= 0.1;
        return Math.Round(Math.Clamp(confidence, 0.05, 0.95), 2);
    }

    private static List<string> Gaps(Candidate lead, Dispute dispute)
    {
        var gaps = new List<string>();
        if (lead.Topic.EndsWith("|denied", StringComparison.Ordinal))
            gaps.Add("The denial gives no figure of its own: ask for a number.");
        else if (lead.Kind == ContradictionKind.Number)
            gaps.Add("Ask both for the source of the number and the time it refers to.");
        if (lead.Kind == ContradictionKind.Date && dispute.Assertions.Any(assertion => assertion.Sentence.Article.Anchor is null))
            gaps.Add("The day of writing of one article is not known: confirm it.");
        if (lead.Kind == ContradictionKind.ThinDenial)
            gaps.Add("Find the wording of the denial.");
        if (lead.Kind == ContradictionKind.Denial)
            gaps.Add("Confirm exactly what is denied: the act itself, or only how it was reported.");
        if (dispute.Assertions.All(assertion => assertion.Sentence.Speaker is null && assertion.Speaker is null))
            gaps.Add("Neither side names its source.");
        return gaps;
    }

    private static List<Call> Calls(Candidate lead, List<Side> sides)
    {
        var calls = new List<Call>();
        foreach (var statement in sides.SelectMany(side => side.Statements))
        {
            var who = statement.Speaker ?? statement.Source;
            var question = lead.Kind switch
            {
                ContradictionKind.Number when statement.Stance == Stance.Deny => "How many were there, and on which day?",
                ContradictionKind.Number => $"Where does “{statement.Value}” come from, and which day does it refer to?",
                ContradictionKind.Date => $"Was it {statement.Value}, in which time zone?",
                ContradictionKind.ThinDenial => statement.Stance == Stance.Deny ? "Which statements of the report do you deny?" : "What is the report based on?",
                _ => statement.Stance == Stance.Deny ? "What exactly do you deny?" : "Who told you, when, and how?",
            };
            if (calls.Count < 6 && !calls.Exists(call => call.Whom == who))
                calls.Add(new Call(who, question));
        }
        return calls;
    }
}
