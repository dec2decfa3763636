using Dashboard.Web.Features.SignIn;

namespace Dashboard.Web.Tests.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("seven77")]
    [InlineData("")]
    [InlineData("password")]
    [InlineData("Password1!")]
    [InlineData("passwordpassword")]
    [InlineData("12345678")]
    [InlineData("87654321")]
    [InlineData("abcdefghij")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("qwerty12345")]
    [InlineData("letmein2026")]
    [InlineData("newsroom1")]
    [InlineData("        ")]
    [InlineData("Portersdotter1")]
    [InlineData("rea.portersdotter")]
    [InlineData("rea@desk.example")]
    public void Password_that_is_short_common_or_ones_own_is_refused(string password) =>
        Assert.NotNull(PasswordRules.Fault(password, "Rea Portersdotter", "rea@desk.example"));

    [Theory]
    [InlineData("q7!kvT2z")]
    [InlineData("seven lamps on a wet quay")]
    [InlineData("ключ под третьим камнем")]
    [InlineData("傘と港と七つの灯り、夜")]
    [InlineData("🦀🚲🌧️🕯️ and 🧦")]
    [InlineData("rea walks to the harbour")]
    public void Password_of_eight_characters_or_more_of_any_kind_is_taken(string password) =>
        Assert.Null(PasswordRules.Fault(password, "Rea Portersdotter", "rea@desk.example"));

    [Fact]
    public void Password_of_128_characters_is_taken_and_one_more_refused()
    {
        var words = string.Concat(Enumerable.Range(0, 40).Select(number => $"{number * 37 % 100:00}x"));
        Assert.Null(PasswordRules.Fault((words + words)[..128], null, null));
        Assert.NotNull(PasswordRules.Fault((words + words)[..129], null, null));
    }
}
