using Dashboard.Web.Components;

namespace Dashboard.Web.Tests.Components;

public sealed class FacesTests
{
    [Theory]
    [InlineData("ada lovelace", "AL")]
    [InlineData("Madonna", "M")]
    [InlineData("", "?")]
    [InlineData("  ", "?")]
    [InlineData("jean-luc de la cour", "JC")]
    [InlineData("𝒜lice 𝓑ob", "𝒜𝓑")]
    public void Initials_of_a_name_are_one_or_two_whole_letters(string name, string expected) => Assert.Equal(expected, Faces.InitialsOf(name));

    [Fact]
    public void Colour_of_a_name_is_always_the_same_one_of_twelve()
    {
        Assert.Equal(Faces.ColourOf("Ada"), Faces.ColourOf("Ada"));
        Assert.All(Enumerable.Range(0, 500), number => Assert.InRange(Faces.ColourOf($"person {number}"), 0, 11));
    }
}
