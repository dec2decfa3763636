using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Tests.Analysis.Statements;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("Some 40,000 barrels leaked.", 36_000, 44_000, "barrel")]
    [InlineData("They counted forty-two boats.", 42, 42, "")]
    [InlineData("They counted two hundred and fifty boats.", 250, 250, "")]
    [InlineData("A dozen boats sank.", 12, 12, "")]
    [InlineData("A few dozen boats sank.", 24, 60, "")]
    [InlineData("Several hundred boats sank.", 300, 900, "")]
    [InlineData("Fewer than 30 boats sank.", 0, 30, "")]
    [InlineData("Up to 30 boats sank.", 0, 30, "")]
    [InlineData("The sale brought $3.5 million.", 3_450_000, 3_550_000, "USD")]
    [InlineData("Prices rose 5.4 per cent.", 5.35, 5.45, "%")]
    [InlineData("The wall is 2 miles long.", 2_430.1, 4_007.3, "m")]
    [InlineData("They found 10 to 20 boats.", 10, 20, "")]
    [InlineData("They found between 10 and 20 boats.", 10, 20, "")]
    [InlineData("Rents rose by 10% to 20% in a year that was dry.", 10, 20, "%")]
    [InlineData("The dam cost $10 million to $20 million.", 10_000_000, 20_000_000, "USD")]
    [InlineData("Two thirds of voters stayed away.", 65.17, 68.17, "%")]
    [InlineData("A quarter of the harvest was lost.", 23.75, 26.25, "%")]
    [InlineData("Half the harvest was lost.", 48.5, 51.5, "%")]
    [InlineData("One in five adults smokes.", 19, 21, "%")]
    [InlineData("Nine out of ten adults agree.", 88.5, 91.5, "%")]
    [InlineData("Half a million adults agree.", 475_000, 525_000, "")]
    [InlineData("Half a dozen boats sank.", 6, 6, "")]
    [InlineData("It is a two-million-euro quay.", 2_000_000, 2_000_000, "EUR")]
    [InlineData("It took two and a half hours.", 9_000, 9_000, "s")]
    [InlineData("The rate rose by two percentage points.", 2, 2, "pp")]
    [InlineData("The rate rose by 50 basis points.", 0.475, 0.525, "pp")]
    [InlineData("The sale brought $3m.", 2_850_000, 3_150_000, "USD")]
    [InlineData("The sale brought US$3 million.", 2_850_000, 3_150_000, "USD")]
    [InlineData("The sale brought 3bn euros.", 2.85e9, 3.15e9, "EUR")]
    [InlineData("The sale brought £3k.", 2_850, 3_150, "GBP")]
    [InlineData("The sale brought A$30.", 30, 30, "AUD")]
    [InlineData("The sale brought 30 Canadian dollars.", 30, 30, "CAD")]
    [InlineData("She won the 100m race.", 95, 105, "m")]
    [InlineData("The bag weighed 40 pounds.", 17.92, 18.37, "kg")]
    [InlineData("He carried 40 pounds of flour.", 17.92, 18.37, "kg")]
    [InlineData("The bag cost 40 pounds.", 40, 40, "GBP")]
    [InlineData("The gusts reached 60 miles per hour.", 26.6, 27.04, "m/s")]
    [InlineData("The lake covers 3 square miles.", 6_500_870.2, 9_039_058.5, "m²")]
    [InlineData("It was 50 degrees Fahrenheit.", 9.73, 10.27, "°C")]
    [InlineData("They counted 12'500 boats.", 12_450, 12_550, "")]
    [InlineData("They counted 12 500 boats.", 12_450, 12_550, "")]
    [InlineData("A hundred or so boats sank.", 80.75, 120.75, "")]
    [InlineData("They counted 40 boats or fewer, not 37 or less.", 0, 37, "", 1)]
    [InlineData("Not fewer than 30 boats sank.", 30, double.PositiveInfinity, "")]
    [InlineData("In excess of 30 boats sank.", 30, double.PositiveInfinity, "")]
    [InlineData("A maximum of 30 boats sank.", 0, 30, "")]
    [InlineData("Tens of thousands of boats sank.", 20_000, 99_000, "")]
    [InlineData("A handful of boats sank.", 2, 6, "")]
    [InlineData("Fees doubled.", 2, 2, "")]
    [InlineData("Fees were twice as high.", 2, 2, "")]
    public void Number_as_written_becomes_an_interval(string text, double low, double high, string unit, int at = 0)
    {
        var quantities = QuantityReader.Read(Tokenizer.Read(text, 0, text.Length));
        var quantity = at > 0 ? quantities[at] : Assert.Single(quantities);

        Assert.Equal(unit, quantity.Unit);
        Assert.Equal(low, quantity.Low, 0.5);
        Assert.Equal(high, quantity.High, 0.5);
    }

    [Theory]
    [InlineData("It happened in 2019.")]
    [InlineData("It happened on June 3.")]
    [InlineData("It began at 5 p.m. and ended at 3:30.")]
    [InlineData("The 26-year-old driver left.")]
    [InlineData("No one of them spoke.")]
    [InlineData("She came third of the runners.")]
    [InlineData("He scores again and wins.")]
    [InlineData("The third man left in the second half.")]
    public void Years_days_times_and_ages_count_nothing(string text) => Assert.Empty(QuantityReader.Read(Tokenizer.Read(text, 0, text.Length)));

    [Fact]
    public void Change_from_one_number_to_another_has_a_before_and_an_after_of_the_same_thing()
    {
        const string text = "The pit reduced the number of its miners to 30 from 900.";

        var quantities = QuantityReader.Read(Tokenizer.Read(text, 0, text.Length));

        Assert.Equal([QuantityRole.After, QuantityRole.Before], quantities.Select(quantity => quantity.Role));
        Assert.All(quantities, quantity => Assert.Equal("miners", quantity.HeadWord));
    }
}
