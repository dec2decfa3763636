using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dashboard.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Dashboard.Browser.Tests.Moderation;

/// <summary>Two moderators at one queue of 300 comments, by keys alone, while a reporter looks at the board.</summary>
[Collection(OneAfterTheOther.Name)]
public sealed class DeskTests(SampleNewsroom newsroom, ITestOutputHelper output) : IClassFixture<SampleNewsroom>
{
    private const int Comments = 300;

    [BrowserFact]
    public async Task Two_moderators_clear_a_queue_by_keys_and_meet_undo_and_bulk_on_both_screens()
    {
        var story = await newsroom.FilledStoryAsync("Two at the desk", Comments);
        var (ana, mo) = (await newsroom.SignedInAsync("Ana"), await newsroom.ModeratorAsync("Mo"));
        await ana.OpenDeskAsync(story);
        await mo.OpenDeskAsync(story);
        await mo.CountAsync("Needs decision", Comments);

        // Twenty comments, one key each; the next one stands there before the next press. Timed on the browser's own clock, from the key to the picture.
        await ana.EvaluateAsync(
            """
            () => {
              window.waits = [];
              let pressed = 0, from = "";
              const now = () => document.querySelector(".line.on")?.id ?? "";
              addEventListener("keydown", () => { pressed = performance.now(); from = now(); }, true);
              new MutationObserver(() => { if (pressed && now() !== from) { window.waits.push(performance.now() - pressed); pressed = 0; } })
                .observe(document.querySelector(".lines"), { subtree: true, attributes: true, attributeFilter: ["class"] });
            }
            """);
        var minute = Stopwatch.StartNew();
        for (var i = 1; i <= 20; i++)
        {
            await ana.Keyboard.PressAsync("a");
            await ana.WaitForFunctionAsync("count => window.waits.length >= count", i);
        }
        var waits = JsonDocument.Parse(await ana.EvaluateAsync<string>("JSON.stringify(window.waits)")).RootElement.EnumerateArray().Select(wait => wait.GetDouble()).Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"20 comments cleared by one key each in {minute.Elapsed.TotalSeconds:0.0} s; key -> next comment: median {waits[10]:0} ms, worst {waits[^1]:0} ms"));
        Assert.True(minute.Elapsed < TimeSpan.FromMinutes(1), $"20 comments took {minute.Elapsed.TotalSeconds:0} s.");
        await mo.CountAsync("Needs decision", Comments - 20);
        await ana.CountAsync("Needs decision", Comments - 20);

        await ana.Keyboard.PressAsync("z");
        await mo.CountAsync("Needs decision", Comments - 19);
        await ana.CountAsync("Needs decision", Comments - 19);

        // Mo asks for the policies of a comment; Ana keeps it meanwhile; Mo's choice is late and says so.
        var shared = await CurrentAsync(ana);
        await mo.GotoAsync($"/stories/{story}/moderation?comment={shared["line-".Length..]}");
        await mo.WaitForLiveAsync();
        await mo.Keyboard.PressAsync("d");
        await mo.Locator(".ask-policy").WaitForAsync();
        await ana.Keyboard.PressAsync("a");
        await Assertions.Expect(ana.Locator($"#{shared}")).ToContainTextAsync("kept by Ana");
        await mo.Keyboard.PressAsync("2");
        await Assertions.Expect(mo.Locator("dialog[open]")).ToContainTextAsync("Ana kept this");
        await mo.Keyboard.PressAsync("o");
        await Assertions.Expect(ana.Locator($"#{shared}")).ToContainTextAsync("rejected by Mo");

        // All that are listed at once: a preview with the number, one undo for all.
        var waiting = await NumberAsync(ana, "Needs decision");
        await ana.Keyboard.PressAsync("X");
        await Assertions.Expect(ana.Locator(".bulk-bar")).ToContainTextAsync("chosen");
        await ana.Keyboard.PressAsync("D");
        await ana.Locator("dialog[open] .preview-list li").First.WaitForAsync();
        await ana.Keyboard.PressAsync("Enter");
        await Assertions.Expect(ana.Locator("dialog[open]")).ToHaveCountAsync(0);
        await ana.WaitForFunctionAsync("before => Number(document.querySelector('.desk-head .num').textContent.replace(/\\D/g, '')) < before - 10", waiting);
        var left = await NumberAsync(ana, "Needs decision");
        await mo.CountAsync("Needs decision", left);
        await ana.Keyboard.PressAsync("z");
        await mo.CountAsync("Needs decision", waiting);
        Assert.Empty(newsroom.Faults);
    }

    [BrowserFact]
    public async Task A_note_survives_a_cut_line_and_stands_on_the_reporters_board_within_a_second()
    {
        var story = await newsroom.FilledStoryAsync("A note from the desk", 12);
        await using var wire = new Wire(newsroom.Address);
        var ben = await newsroom.SignedInAsync("Ben");
        var mo = await newsroom.ModeratorAsync("Mia", wire.Address);
        await ben.OpenBoardAsync($"/stories/{story}");
        await mo.OpenDeskAsync(story);
        var before = await NumberOfAsync(ben, "Moderation");

        await mo.Keyboard.PressAsync("n");
        await mo.Keyboard.TypeAsync("The writer says that her brother ");
        wire.Cut();
        await mo.Locator("html[data-line=down]").WaitForAsync();
        await mo.Keyboard.TypeAsync("kept the sheets. Ring her.");
        wire.Mend();
        await mo.WaitForLiveAsync();
        var field = mo.Locator(".why-pane textarea").First;
        await Assertions.Expect(field).ToHaveValueAsync("The writer says that her brother kept the sheets. Ring her.", new() { Timeout = 20_000 });
        await Assertions.Expect(mo.GetByRole(AriaRole.Button, new() { Name = "Add note" })).ToBeEnabledAsync(new() { Timeout = 20_000 });
        await ben.WatchCountAsync("Moderation");
        var sent = await mo.EvaluateAsync<double>("Date.now()");
        await field.FocusAsync();
        await mo.Keyboard.PressAsync("Control+Enter");
        await ben.WaitForCountAsync("Moderation", before + 1);
        var took = (await ben.SeenAsync())[before + 1] - sent;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"note sent at the desk -> card on the reporter's board {took:0} ms"));
        Assert.InRange(took, 0, 1000);
    }

    private static async Task<string> CurrentAsync(IPage page) => (await page.Locator(".line.on").GetAttributeAsync("id"))!;

    private static async Task<int> NumberAsync(IPage page, string queue) => int.Parse(await page.QueueCount(queue).InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static async Task<int> NumberOfAsync(IPage page, string lane) => int.Parse(await page.Lane(lane).Locator(".lane-head .num").InnerTextAsync(), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
