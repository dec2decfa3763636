using Dashboard.Data.Moderation;
using Dashboard.Domain.People;
using Dashboard.Web.Features.DecisionOutlets;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>The page of outlets as the program draws it.</summary>
public sealed class DecisionOutletsPageTests
{
    [Fact]
    public async Task Page_shows_outlets_to_admins_and_their_secrets_to_nobody()
    {
        await using var host = new DashboardHost();
        await host.Get<ManageDecisionOutlets>().AddAsync(Actor.Program, new("Evening site", CommentSystem.WordPress, "https://news.example", "ana:abcd efgh"));
        var (_, admin) = await host.SignedInAsync("Bo", Role.Admin);
        var page = await (await admin.GetAsync("/admin/decision-outlets")).Content.ReadAsStringAsync();
        Assert.Contains("Evening site", page, StringComparison.Ordinal);
        Assert.Contains("nothing waits", page, StringComparison.Ordinal);
        Assert.DoesNotContain("abcd", page, StringComparison.Ordinal);
        var (_, editor) = await host.SignedInAsync("Ana", Role.Editor);
        Assert.DoesNotContain("Evening site", await (await editor.GetAsync("/admin/decision-outlets")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
