using Dashboard.Domain.Articles;
using Dashboard.Domain.Comments;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Stories;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Commenters;

/// <summary>The screens beside the queue, as the program draws them.</summary>
public sealed class DeskScreenTests
{
    [Fact]
    public async Task Screens_show_the_commenter_the_appeals_the_quality_and_the_settings_to_whom_they_are_for()
    {
        await using var host = new DashboardHost();
        var (admin, browser) = await host.SignedInAsync("Ada", Role.Admin);
        var (_, reporter) = await host.SignedInAsync("Rae", Role.Reporter);
        var actor = new Actor(admin.Id, admin.Name, Role.Admin);
        var story = await host.Get<CreateStory>().HandleAsync(actor, new("Reservoir"));
        var article = (await host.Get<ReceiveArticle>().HandleAsync(actor, story.Id, System.Text.Encoding.UTF8.GetBytes(InventedStory.Articles[0]), new ReceivedWith("text/plain"))).Article;
        await host.Get<ImportComments>().HandleAsync(actor, article.Id, InventedStory.Comments);
        await using var db = host.Open();
        var comment = await db.Comments.AsNoTracking().FirstAsync(row => row.ExternalId == "c2");
        await host.Get<StrikePeople>().GiveAsync(actor, comment.Author, new(comment.Id, Weight: 3, Reason: "Twice the same"));
        await host.Get<DecideComment>().HandleAsync(new Actor("other", "Ola", Role.Moderator), comment.Id, new(DecisionAction.Reject));
        await host.Get<Appeals>().ReceiveAsync(actor, comment.Id, "I meant it well");
        await host.Get<Skips>().SkipAsync(actor, (await db.Comments.AsNoTracking().FirstAsync(row => row.ExternalId == "c1")).Id);

        var person = await ShowAsync(browser, "/moderation/people/m.%20tarrant");
        Assert.Contains("3 in 180 days: watching is suggested from 3", person, StringComparison.Ordinal);
        Assert.Contains("Twice the same", person, StringComparison.Ordinal);
        Assert.Contains("Erase this commenter", person, StringComparison.Ordinal);
        Assert.Contains("Nobody wrote under this name", await ShowAsync(browser, "/moderation/people/somebody%2Felse"), StringComparison.Ordinal);
        Assert.Contains("I meant it well", await ShowAsync(browser, "/moderation/appeals"), StringComparison.Ordinal);
        var quality = await ShowAsync(browser, "/moderation/quality");
        Assert.Contains("No second look yet", quality, StringComparison.Ordinal);
        Assert.Contains("Skipped by Ada", quality, StringComparison.Ordinal);
        Assert.Contains("Days until a strike no longer counts", await ShowAsync(browser, "/admin/moderation"), StringComparison.Ordinal);
        foreach (var path in (string[])["/moderation/people/m.%20tarrant", "/moderation/appeals", "/moderation/quality", "/admin/moderation"])
        {
            var page = await (await reporter.GetAsync(path)).Content.ReadAsStringAsync();
            Assert.DoesNotContain("Twice the same", page, StringComparison.Ordinal);
            Assert.DoesNotContain("I meant it well", page, StringComparison.Ordinal);
            Assert.DoesNotContain("Skipped by", page, StringComparison.Ordinal);
        }
    }

    private static async Task<string> ShowAsync(Browser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.Equal(200, (int)answer.StatusCode);
        return System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
