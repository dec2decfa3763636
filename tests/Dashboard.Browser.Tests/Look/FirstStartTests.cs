using System.Collections.Concurrent;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Look;

/// <summary>The screens that a newsroom sees before there is anything in it, judged like all others.</summary>
public sealed class FirstStartTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task First_start_sign_in_and_an_empty_newsroom_are_clean()
    {
        await using var program = new DashboardProgram();
        await program.StartAsync();
        var witnesses = new List<Witness>();
        var faults = new ConcurrentQueue<string>();
        async Task EveryLookAsync(Func<ScreenJudge, Task> take)
        {
            foreach (var look in new[] { (Width: 1440, Height: 900), (Width: 390, Height: 844) })
            {
                var page = await chromium.OpenAsync(program.Address, look.Width, look.Height);
                witnesses.Add(await Witness.OfAsync(page, program.Address));
                await take(new ScreenJudge(page, $"{look.Width}", faults));
                await page.Context.CloseAsync();
            }
        }

        await EveryLookAsync(look => look.AtAsync("/setup", "set-up", "form"));
        var email = await program.PersonAsync("Ana", "admin");
        var first = await chromium.OpenAsync(program.Address);
        await first.SignInAsync(email);
        await EveryLookAsync(async look =>
        {
            await look.AtAsync("/login", "sign-in", "form");
            await look.Page.GetByLabel("E-mail").FillAsync(email);
            await look.Page.GetByLabel("Password").FillAsync("not the password");
            await look.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await look.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
            await look.TakeAsync("sign-in-refused");
            await look.Page.SignInAsync(email);
            await look.TakeAsync("stories-empty");
        });
        ScreenJudge.NoFaults(faults.Concat(witnesses.SelectMany(witness => witness.Faults)));
    }
}
