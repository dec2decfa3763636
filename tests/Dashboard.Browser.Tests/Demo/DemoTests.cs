using System.Diagnostics;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Demo;

[Collection(OneAfterTheOther.Name)]
public sealed class DemoTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Two_people_with_one_click_each_see_the_sample_story_live_and_nothing_is_left_behind()
    {
        var temporary = Directory.CreateTempSubdirectory("dashboard-demo-test-").FullName;
        try
        {
            await using (var program = new DashboardProgram(("TMPDIR", temporary), ("Demo__Every", "00:00:05")))
            {
                await program.StartAsync("serve", "--demo");
                Assert.NotEmpty(Directory.GetDirectories(temporary, "dashboard-demo-*"));
                var clock = Stopwatch.StartNew();
                var noor = await BecomeAsync(program, "Noor Reporter");
                var greta = await BecomeAsync(program, "Greta Editor");
                foreach (var page in new[] { noor, greta })
                {
                    await page.Locator("[data-row]").First.ClickAsync();
                    await page.Lane("Articles").WaitForAsync();
                }
                await Assertions.Expect(noor.Locator(".faces .face[title^='Greta']")).ToBeVisibleAsync();
                await Assertions.Expect(greta.Locator(".faces .face[title^='Noor']")).ToBeVisibleAsync();

                // The story has six articles; the seventh comes by itself.
                await Assertions.Expect(noor.Lane("Articles").Locator(".lane-head .num")).ToHaveTextAsync("7", new() { Timeout = 60_000 });
                output.WriteLine($"from the first page to an article arriving by itself on a board that two people look at: {clock.Elapsed.TotalSeconds:0.0} s");
                await greta.GetByLabel("Write a note for the team").First.FillAsync("Who rings the county?");
                await greta.Keyboard.PressAsync("Control+Enter");
                await noor.WaitForCountAsync("Notes", 2);
                await program.StopAsync();
            }
            Assert.Empty(Directory.GetDirectories(temporary, "dashboard-demo-*"));
        }
        finally
        {
            Directory.Delete(temporary, recursive: true);
        }
    }

    private async Task<IPage> BecomeAsync(DashboardProgram program, string name)
    {
        var page = await chromium.OpenAsync(program.Address);
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.WaitForLiveAsync();
        return page;
    }
}
