using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dashboard.Analysis.Inference;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Contradictions;

/// <summary>Writes a dispute down as a finding that an editor can replay.</summary>
internal static class FindingWriter
{
    public static Finding One(Dispute dispute, IReadOnlyList<Assertion> assertions, string key, int origins)
    {
        var (lead, share) = dispute.Lead;
        var shown = ShownSides.Of(dispute, assertions);
        var reasons = new List<Reason>();
        if (lead.Arithmetic is { } arithmetic)
            reasons.Add(new Reason("Arithmetic", arithmetic));
        reasons.Add(new Reason("Same thing", lead.Needed <= 0 && lead.Shared.Count > 6
            ? "the two sentences are word for word the same around the disputed words"
            : lead.Shared.Count > 0 ? "shared around the disputed words: " + string.Join(", ", lead.Shared.Select(concept => AsWritten(lead, concept))) : lead.Checked));
        if (lead.Needed > 0 || lead.Shared.Count > 0)
            reasons.Add(new Reason("Checked first", lead.Checked));
        reasons.AddRange(lead.More);
        if (shown.IsSeries)
            reasons.Add(new Reason("Looks like a series", FormattableString.Invariant($"{shown.AllSides} different values: readings of different moments or places are more likely than a dispute")));
        if (shown.LeftOut is { } leftOut)
            reasons.Add(new Reason("Not shown", leftOut));
        reasons.Add(new Reason("Would change it", lead.Text.WouldChange));
        var confidence = FindingConfidence.Of(lead, share, assertions);
        return new Finding(
            key, lead.Kind, lead.Question, FindingWords.Explanation(lead, shown, assertions, origins), reasons,
            shown.IsSeries ? Domain.Contradictions.Severity.Low : lead.Text.Severity(lead, assertions), shown.IsSeries ? Math.Min(confidence, 0.4) : confidence,
            new Rule(lead.Rule, lead.Text.Version), shown.Sides, FindingWords.Gaps(lead, assertions), FindingWords.Calls(lead, shown.Sides), origins,
            assertions.Where(assertion => assertion.Sentence.IsTitle).Select(assertion => assertion.Sentence.Article.Id).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>From the earliest pair and what it speaks of, so that later carriers join the same flag.</summary>
    public static string Key(Dispute dispute)
    {
        var first = dispute.First;
        return first.Key ??= Key(first);
    }

    private static string Key(Candidate first)
    {
        var words = string.Join(' ', first.Shared.Count > 0 ? first.Shared : first.A.Sentence.Content.Order(StringComparer.Ordinal));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(first.Topic + "|" + words));
        return JsonNamingPolicy.KebabCaseLower.ConvertName(first.Kind.ToString()) + "-" + Convert.ToHexStringLower(hash, 0, 8);
    }

    private static string AsWritten(Candidate lead, string concept)
    {
        foreach (var token in lead.A.Sentence.Tokens)
        {
            if (token.Concept == concept)
                return lead.A.Sentence.Article.Text[token.Start..token.End];
        }
        return concept.TrimStart('#', '@');
    }
}
