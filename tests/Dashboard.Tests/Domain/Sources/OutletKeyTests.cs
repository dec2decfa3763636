using Dashboard.Domain.Sources;

namespace Dashboard.Tests.Domain.Sources;

public sealed class OutletKeyTests
{
    [Theory]
    [InlineData("The Daily Example", "daily example")]
    [InlineData("Daily  Example.", "DAILY-EXAMPLE")]
    [InlineData("Ｄaily Example", "Daily Example")]
    public void Ways_to_write_one_name_have_one_key(string one, string other) => Assert.Equal(Outlet.KeyOf(one), Outlet.KeyOf(other));

    [Theory]
    [InlineData("…", "")]
    [InlineData("Ελληνικά Νέα", "ελληνικά-νέα")]
    [InlineData("../../etc/passwd", "etc-passwd")]
    public void Key_is_letters_and_digits_of_any_script(string name, string key) => Assert.Equal(key, Outlet.KeyOf(name));

    [Fact]
    public void Endless_name_has_a_short_key() => Assert.InRange(Outlet.KeyOf(string.Concat(Enumerable.Repeat("𐐷", 500))).Length, 1, 100);
}
