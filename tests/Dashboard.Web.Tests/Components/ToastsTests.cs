using Dashboard.Web.Components;

namespace Dashboard.Web.Tests.Components;

public sealed class ToastsTests
{
    private static Task TakeBack() => Task.CompletedTask;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Message_that_is_shown_already_stands_once_and_keeps_its_way_back(bool undoFirst)
    {
        using var toasts = new Toasts(TimeProvider.System);
        toasts.Say("“Mill” was merged into “Dam”", undoFirst ? TakeBack : null);
        toasts.Say("“Mill” was merged into “Dam”", undoFirst ? null : TakeBack);

        var toast = Assert.Single(toasts.Shown);
        Assert.NotNull(toast.Undo);
    }

    [Fact]
    public void Two_acts_that_are_told_alike_keep_a_way_back_each()
    {
        using var toasts = new Toasts(TimeProvider.System);
        toasts.Say("1 article moved to “Dam”", TakeBack);
        toasts.Say("1 article moved to “Dam”", TakeBack);

        Assert.Equal(2, toasts.Shown.Count);
    }
}
