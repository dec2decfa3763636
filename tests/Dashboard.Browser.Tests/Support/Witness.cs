using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Support;

/// <summary>
/// Looks over a page's shoulder and notes what must never happen: an error in the console, a breach of the content policy, a request to
/// anybody else, a file that is not there, a dialog, a script from outside that ran (those of the tests set <c>window.__ran</c>).
/// </summary>
public sealed class Witness
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly IPage _page;
    private readonly string _address;
    private volatile bool _away;

    private Witness(IPage page, string address)
    {
        _page = page;
        _address = address;
    }

    public static async Task<Witness> OfAsync(IPage page, string address)
    {
        var witness = new Witness(page, address);
        page.Console += (_, message) =>
        {
            // The browser writes a line of its own for each answer of 400 and above; those are judged below.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
                witness.Note($"console: {message.Text}");
        };
        page.PageError += (_, error) => witness.Note($"script error: {error}");
        page.Dialog += async (_, dialog) =>
        {
            if (dialog.Type != "beforeunload")
                witness.Note($"dialog: {dialog.Message}");
            await dialog.AcceptAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                witness.Note($"request to another host: {request.Url}");
        };
        page.Response += (_, response) =>
        {
            // A page may say "not here" or "not yours" in its own words; a file, a script, a call may not.
            if (response.Status >= 500 || (response.Status >= 400 && response.Request.ResourceType != "document"))
                witness.Note($"{response.Status}: {response.Url}");
        };
        await page.AddInitScriptAsync(
            """
            document.addEventListener("securitypolicyviolation", breach => console.error(`content policy: ${breach.violatedDirective} ${breach.blockedURI} ${breach.sourceFile}`));
            if (!("__ran" in window)) Object.defineProperty(window, "__ran", { set: value => console.error(`a script from outside ran: ${value}`), get: () => undefined });
            """);
        return witness;
    }

    /// <summary>What went wrong so far; each once.</summary>
    public IReadOnlyList<string> Faults => [.. _seen.Distinct()];

    /// <summary>While the program is away, failed connections are no fault of the page.</summary>
    public void LookAway(bool away) => _away = away;

    private void Note(string fault)
    {
        if (!_away)
            _seen.Enqueue($"{fault} (on {_page.Url.Replace(_address, "", StringComparison.Ordinal)})");
    }
}
