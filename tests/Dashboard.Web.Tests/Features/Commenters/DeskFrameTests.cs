using Bunit;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Commenters;

namespace Dashboard.Web.Tests.Features.Commenters;

public sealed class DeskFrameTests : BunitContext
{
    [Fact]
    public void Page_shows_nothing_of_commenters_to_who_does_not_moderate()
    {
        var page = Show(new Actor("r", "Rae", Role.Reporter));
        Assert.Equal("Your role does not open this page", page.Find("h1").TextContent);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("nav, button"));
    }

    [Fact]
    public void Page_shows_its_tabs_and_marks_the_open_one()
    {
        var page = Show(new Actor("m", "Mo", Role.Moderator));
        Assert.Equal(["/moderation", "/moderation/appeals", "/moderation/quality"], page.FindAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Quality", page.Find("nav a[aria-current=page]").TextContent);
        Assert.Contains("secret", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_is_a_skeleton_until_it_is_known_who_looks() => Assert.DoesNotContain("secret", Show(null).Markup, StringComparison.Ordinal);

    private IRenderedComponent<DeskFrame> Show(Actor? viewer) => Render<DeskFrame>(parameters => parameters
        .Add(frame => frame.Viewer, viewer).Add(frame => frame.Title, "Quality").Add(frame => frame.Active, "Quality").Add(frame => frame.Buttons, "<button>secret act</button>").AddChildContent("secret rows"));
}
