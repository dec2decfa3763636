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
    public void Number_as_written_becomes_an_interval(string text, double low, double high, string unit)
    {
        var quantity = Assert.Single(QuantityReader.Read(Tokenizer.Read(text, 0, text.Length)));

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
