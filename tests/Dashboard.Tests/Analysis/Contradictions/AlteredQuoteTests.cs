using Dashboard.Domain.Contradictions;

namespace Dashboard.Tests.Analysis.Contradictions;

public sealed class AlteredQuoteTests
{
    private static Finding[] Of(string body) => [.. Story.Of(Story.Article("a", body)).Findings.Where(finding => finding.Kind == ContradictionKind.AlteredQuote)];

    [Theory]
    [InlineData("“I’m going to see Doctor Odum in recent days,” the nurse said.")]
    [InlineData("“We will count the ballots with Ida Brandt yesterday,” the clerk said.")]
    [InlineData("\"I will call her last night,\" the harbour master said.")]
    public void Future_verb_with_a_past_time_inside_a_quotation_is_a_note(string body)
    {
        var finding = Assert.Single(Of(body));

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.All(finding.Sides, side => Assert.Single(side.Statements[0].Marks));
    }

    [Theory]
    [InlineData("“We will examine what happened in Ellery last week,” the surgeon said.")]
    [InlineData("“We will never forget the storm last night,” the harbour master said.")]
    [InlineData("“I will count them again because Brandt failed yesterday,” the clerk said.")]
    [InlineData("The clerk will count the ballots with Ida Brandt yesterday.")]
    [InlineData("“I went to see Doctor Odum in recent days, and I will see him again,” the nurse said.")]
    [InlineData("“We will meet the people who met Ida Brandt last year,” the clerk said.")]
    public void Another_clause_a_dated_noun_or_no_quotation_stays_quiet(string body) => Assert.Empty(Of(body));
}
