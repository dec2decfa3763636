using Dashboard.Domain.Sources;

namespace Dashboard.Tests.Domain.Sources;

public sealed class KeywordMatchTests
{
    [Theory]
    [InlineData("The PORT was closed", "port")]
    [InlineData("port.", "port")]
    [InlineData("Tarn Hollow reservoir drained", "tarn hollow")]
    [InlineData("«Порт» закрыт", "порт")]
    [InlineData("昨日大坝开裂", "大坝")]
    [InlineData("the C++ council", "C++")]
    public void A_keyword_is_found_as_a_whole_word_whatever_its_case(string text, string keyword) => Assert.Equal([keyword], KeywordMatch.Found(text, [keyword]));

    [Theory]
    [InlineData("a report from the airport", "port")]
    [InlineData("ports", "port")]
    [InlineData("", "port")]
    [InlineData("anything", "")]
    public void A_part_of_a_word_is_no_keyword(string text, string keyword) => Assert.Empty(KeywordMatch.Found(text, [keyword]));

    [Fact]
    public void A_word_that_stands_inside_another_first_is_found_later() => Assert.Equal(["port"], KeywordMatch.Found("the airport and the port", ["dam", "port"]));
}
