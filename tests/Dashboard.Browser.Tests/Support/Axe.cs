using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Support;

/// <summary>
/// What axe finds on a page. Its own driver opens a second tab for each look, loads axe twice and carries home every node that passed, which
/// takes ten times as long; our pages have no frames, so one call in the page itself judges the same.
/// </summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What WCAG 2.2 AA asks, and what the makers of axe hold to be good practice.</summary>
    public static object Everything { get; } = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" } };

    /// <summary>The rules that another colour scheme can break; the others read the document.</summary>
    public static object Colours { get; } = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } };

    /// <summary>One line for each fault, at most three of a rule.</summary>
    public static async Task<IReadOnlyList<string>> AxeAsync(this IPage page, object rules)
    {
        // Loaded once for a document: a new page has lost it.
        if (!await page.EvaluateAsync<bool>("typeof window.axe === 'object'"))
            await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>(
            """
            async rules => {
              if (document.querySelector("iframe, frame")) return ["a frame that axe does not look into"];
              const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
              return found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
                `${rule.id} (${rule.help}) at ${node.target.join(" ")}: ${node.html} ${[...node.any, ...node.all, ...node.none].map(check => check.message).join("; ")}`));
            }
            """, rules);
    }
}
