using Dashboard.Domain.Claims;

namespace Dashboard.Tests.Domain.Claims;

public sealed class SpeakerNamesTests
{
    [Theory]
    [InlineData("Vane|Mayor Ines Vane|Vane", "Mayor Ines Vane")]
    [InlineData("Mayor Ines Vane|Vane", "Mayor Ines Vane")]
    [InlineData("the company|The harbour board|the company", "the company|The harbour board")]
    [InlineData("the ferry company|company", "the ferry company|company")]
    [InlineData("Otto Vane|Ines Vane", "Otto Vane|Ines Vane")]
    public void Name_that_another_one_ends_with_is_listed_once(string names, string expected) =>
        Assert.Equal(expected.Split('|'), SpeakerNames.Once(names.Split('|')));
}
