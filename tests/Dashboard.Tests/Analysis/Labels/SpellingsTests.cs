using Dashboard.Analysis.Labels;

namespace Dashboard.Tests.Analysis.Labels;

public sealed class SpellingsTests
{
    [Fact]
    public void Name_with_a_doubled_letter_goes_and_comes_again()
    {
        var spellings = new Spellings();
        spellings.Add("Mannering", "Ida");
        spellings.Add("Manering", "Ida");
        Assert.Equal(["Manering", "Mannering"], spellings.Of("Mannering"));

        spellings.Remove("Mannering", "Ida");
        Assert.Equal(["Manering"], spellings.Of("Manering"));

        spellings.Add("Mannering", "Ida");
        Assert.Equal(["Manering", "Mannering"], spellings.Of("Manering"));
    }
}
