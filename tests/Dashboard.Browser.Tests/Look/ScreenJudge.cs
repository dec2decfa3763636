using System.Collections.Concurrent;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Look;

/// <summary>Judges screens of one person's page in both schemes and keeps what is wrong with them; pictures lie in artifacts/pictures.</summary>
/// <param name="page">The person's page.</param>
/// <param name="suffix">Names the look in faults and pictures.</param>
/// <param name="faults">Where faults are kept, so that several pages can be judged together.</param>
internal sealed class ScreenJudge(IPage page, string suffix, ConcurrentQueue<string> faults)
{
    public IPage Page => page;
    public string Suffix => suffix;
    public int Screens { get; private set; }

    /// <summary>All of them at once, in full: a list that is cut short hides the next ten.</summary>
    public static void NoFaults(IEnumerable<string> seen)
    {
        var all = seen.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    /// <summary>Opens an address and judges what is there.</summary>
    public async Task AtAsync(string path, string name, string waitFor = "main, h1")
    {
        await page.GotoAsync(path);
        await page.Locator(waitFor).First.WaitForAsync();
        if (await page.Locator("#announcer").CountAsync() > 0)
            await page.WaitForLiveAsync();
        await TakeAsync(name);
    }

    /// <summary>Judges the screen as it is now.</summary>
    public async Task TakeAsync(string name)
    {
        Screens++;
        await Assertions.Expect(page.Locator(".skeleton")).ToHaveCountAsync(0);
        await page.EvaluateAsync("document.fonts.ready.then(() => true)");
        var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0)
            faults.Enqueue($"{name} {suffix}: the page scrolls sideways by {wide} px");
        await JudgeAsync(name, ColorScheme.Dark, Axe.Colours);
        await JudgeAsync(name, ColorScheme.Light, Axe.Everything);
    }

    private async Task JudgeAsync(string name, ColorScheme scheme, object rules)
    {
        var shade = scheme.ToString().ToLowerInvariant();
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        await page.Locator($"html[data-theme={shade}]").WaitForAsync();
        // A button on its way from greyed to ready, or from dark to light, has the contrast of neither: judge the page when nothing moves any more.
        await page.WaitForFunctionAsync("() => document.getAnimations().every(animation => animation.playState !== 'running')");
        await page.PictureAsync($"{name}-{suffix}-{shade}");
        foreach (var fault in await page.AxeAsync(rules))
            faults.Enqueue($"{name} {suffix} {shade}: {fault}");
    }
}
