using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dashboard.Benchmarks.Circuits;

/// <summary>What a page brings to the browser so that it can come alive: its component markers and its kept state.</summary>
/// <param name="Address">Where the page was read.</param>
/// <param name="Operations">The JSON of <c>UpdateRootComponents</c>: one "add" for each marker.</param>
/// <param name="State">The protected state that prerendering left; empty when there is none.</param>
/// <param name="Bytes">Size of the page.</param>
internal sealed partial record BlazorPage(Uri Address, string Operations, string State, int Bytes)
{
    public static async Task<BlazorPage> ReadAsync(HttpClient http, Uri address, CancellationToken cancel)
    {
        using var answer = await http.GetAsync(address, cancel).ConfigureAwait(false);
        var html = await answer.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}: {html[..Math.Min(300, html.Length)]}");
        var operations = new JsonArray();
        foreach (Match match in Markers().Matches(html))
        {
            var marker = JsonNode.Parse(match.Groups[1].ValueSpan.ToString())!.AsObject();
            if ((string?)marker["type"] == "server")
                operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = marker });
        }
        if (operations.Count == 0)
            throw new InvalidOperationException($"{address} holds no live component. Is the browser signed in?");
        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = operations };
        return new BlazorPage(address, batch.ToJsonString(), State_().Match(html).Groups[1].Value, html.Length);
    }

    [GeneratedRegex("<!--Blazor:(\\{.*?\\})-->", RegexOptions.Singleline, 5000)]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:([A-Za-z0-9+/=_-]+)-->", RegexOptions.None, 5000)]
    private static partial Regex State_();
}
