using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Tests.Analysis.Statements;

public sealed class ClockReaderTests
{
    [Theory]
    [InlineData("at 3:30 a.m. on Friday", 210)]
    [InlineData("at 11am today", 660)]
    [InlineData("around 12 p.m. they left", 720)]
    [InlineData("at 14:05 the alarm rang", 845)]
    [InlineData("shortly after 1430 GMT", 870)]
    [InlineData("at noon they left", 720)]
    [InlineData("at 9 o'clock they left", 540)]
    public void Time_of_day_is_read_in_its_written_forms(string text, int minute) =>
        Assert.Equal(minute, Assert.Single(ClockReader.Read(Tokenizer.Read(text, 0, text.Length))).Minute);

    [Theory]
    [InlineData("30 people on 14 boats")]
    [InlineData("by a margin of 3.25 percent")]
    [InlineData("they won 3:2 at home")]
    [InlineData("I am 11 years old")]
    public void Other_numbers_are_no_times(string text) => Assert.Empty(ClockReader.Read(Tokenizer.Read(text, 0, text.Length)));

    [Theory]
    [InlineData("at 3 a.m.", "at 3 p.m.", 720)]
    [InlineData("at 11 p.m.", "at 1 a.m.", 120)]
    public void Distance_goes_round_the_dial(string a, string b, int apart) =>
        Assert.Equal(apart, ClockReader.Read(Tokenizer.Read(a, 0, a.Length))[0].Apart(ClockReader.Read(Tokenizer.Read(b, 0, b.Length))[0]));

    [Fact]
    public void Times_of_two_zones_are_not_compared()
    {
        const string a = "at 1400 GMT", b = "at 4 p.m. on Friday";

        Assert.Null(ClockReader.Read(Tokenizer.Read(a, 0, a.Length))[0].Apart(ClockReader.Read(Tokenizer.Read(b, 0, b.Length))[0]));
    }
}
