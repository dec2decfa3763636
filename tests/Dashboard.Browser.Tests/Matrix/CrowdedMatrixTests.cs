using System.Globalization;
using System.Net.Http.Json;
using Dashboard.Browser.Tests.Support;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Matrix;

/// <summary>A crowded matrix: only what is near the eye is drawn, on a desk and on a phone, and the keys reach all of it.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class CrowdedMatrixTests(SampleNewsroom newsroom, ITestOutputHelper output) : IClassFixture<SampleNewsroom>
{
    private const int Claims = 60, Sources = 20;

    [BrowserFact]
    public async Task Rows_are_drawn_as_they_come_into_view_and_the_last_one_is_reached_by_key()
    {
        var story = await DashboardProgram.CreateStoryAsync(newsroom.Api, "A crowded quay");
        for (var source = 0; source < Sources; source++)
        {
            var said = Enumerable.Range(0, 9).Select(step => Claim((source * 3 + step * 7) % Claims));
            using var answer = await newsroom.Api.PostAsJsonAsync($"stories/{story}/articles", new { text = $"Notes from {Word(900 + source)}\n\n{string.Join("\n\n", said)}", source = $"Outlet {source + 1}" });
            answer.EnsureSuccessStatusCode();
        }
        await DashboardProgram.WaitForAnalysisAsync(newsroom.Api, story, TimeSpan.FromMinutes(3));

        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            var ben = await newsroom.SignedInAsync("Ben", width, height);
            await ben.GotoAsync($"/stories/{story}/matrix");
            await ben.WaitForLiveAsync();
            await ben.Locator(".matrix-table tbody tr[aria-rowindex]").First.WaitForAsync();
            var all = int.Parse((await ben.Locator(".matrix-table").GetAttributeAsync("aria-rowcount"))!, CultureInfo.InvariantCulture) - 1;
            var drawn = await ben.Locator(".matrix-table tbody tr[aria-rowindex]").CountAsync();
            output.WriteLine($"{width} wide: {drawn} of {all} claims drawn");
            Assert.True(all > 40, $"{all} claims are no crowd.");
            Assert.True(drawn < all, $"All {all} claims are drawn.");
            Assert.Equal(0, await ben.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            await ben.PictureAsync($"matrix-crowded-{width}");
            if (width < 400)
                continue;
            await ben.Locator("[data-cell][tabindex='0']").FocusAsync();
            await ben.Keyboard.PressAsync("Control+End");
            await ben.WaitForFunctionAsync("last => document.activeElement.closest('tr')?.getAttribute('aria-rowindex') === String(last)", all + 1);
            await ben.Keyboard.PressAsync("Control+Home");
            await ben.WaitForFunctionAsync("() => document.activeElement.closest('tr')?.getAttribute('aria-rowindex') === '2'");
        }
        Assert.Empty(newsroom.Faults);
    }

    // Words that no other claim has, so that nothing is taken for a paraphrase of something else.
    private static string Claim(int number)
    {
        string[] verbs = ["repaired", "painted", "bought", "sold", "moved", "found", "opened", "measured", "carried", "washed"];
        return $"The {Word(number * 4)} of {Word(number * 4 + 1)} {verbs[number % verbs.Length]} the {Word(number * 4 + 2)} beside the {Word(number * 4 + 3)}, the harbour office said.";
    }

    private static string Word(int number)
    {
        const string consonants = "bdfgklmnprstvz", vowels = "aeiou";
        var word = "";
        for (var rest = number * 7919 + 104729; rest > 0 && word.Length < 8; rest /= 70)
            word += $"{consonants[rest % 14]}{vowels[rest / 14 % 5]}";
        return word + "nrslm"[number % 5];
    }
}
