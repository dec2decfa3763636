using Bunit;
using Dashboard.Web.Features.Admin;

namespace Dashboard.Web.Tests.Admin;

public sealed class AdminFrameTests : BunitContext
{
    [Fact]
    public void Page_without_permission_shows_no_access_and_nothing_of_what_it_holds()
    {
        var page = Show(allowed: false);
        Assert.Equal("Your role does not open this page", page.Find("h1").TextContent);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("nav, button"));
    }

    [Fact]
    public void Page_with_permission_shows_its_tabs_and_marks_the_open_one()
    {
        var page = Show(allowed: true);
        Assert.Equal(["/admin/people", "/admin/keys", "/admin/rules", "/admin/policies", "/admin/moderation", "/admin/decision-outlets", "/admin/health"], page.FindAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.Equal("Keys", page.Find("nav a[aria-current=page]").TextContent);
        Assert.Contains("secret", page.Find("main").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<AdminFrame> Show(bool allowed) => Render<AdminFrame>(parameters => parameters
        .Add(frame => frame.Allowed, allowed).Add(frame => frame.Active, "Keys").Add(frame => frame.Buttons, "<button>secret act</button>").AddChildContent("secret rows"));
}
