using System.IO.Compression;
using System.Text;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Api;

namespace Dashboard.Web.Tests.Features.DecisionOutlets;

/// <summary>Outlets and exports of decisions over HTTP.</summary>
[Collection(ApiCollection.Name)]
public sealed class DecisionOutletApiTests(ApiHost host)
{
    private readonly ApiClient _admin = host.As(Role.Admin);

    [Fact]
    public async Task Outlet_is_added_changed_and_removed_and_its_secret_never_shown()
    {
        var added = (await _admin.PostAsync("decision-outlets", new { name = "Site", system = "word-press", address = "https://news.example/", secret = "ana:abcd efgh", paused = true })).Is(201);
        var id = added.Text("id");
        Assert.Equal("https://news.example", added.Text("address"));
        var changed = (await _admin.PatchAsync($"decision-outlets/{id}", new { name = "News" }, added.Tag)).Is(200);
        (await _admin.PatchAsync($"decision-outlets/{id}", new { name = "Late" }, added.Tag)).Is(412);
        var shown = (await _admin.GetAsync("decision-outlets")).Is(200).Json.ToString() + (await _admin.GetAsync($"decision-outlets/{id}")).Is(200).Json + added.Json + changed.Json;
        Assert.DoesNotContain("abcd", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", shown, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(host.Written, line => line.Contains("abcd", StringComparison.Ordinal));
        (await _admin.PostAsync("decision-outlets", new { name = "Site", system = "word-press", address = "https://news.example", secret = "x" })).Blames(422, "secret");
        (await _admin.PostAsync("decision-outlets", new { name = "Site", system = "coral", address = "http://news.example", secret = "x" })).Blames(422, "address");
        (await _admin.DeleteAsync($"decision-outlets/{id}")).Is(204);
        (await _admin.GetAsync($"decision-outlets/{id}")).Is(404);
        (await _admin.PostAsync($"decision-outlets/{id}/test")).Is(404);
    }

    [Fact]
    public async Task Only_admins_see_outlets_and_only_moderators_export()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Assert.Equal(role.Grants(Permission.ManagePeople) ? 200 : 403, (await host.As(role).GetAsync("decision-outlets")).Code);
            Assert.Equal(role.Grants(Permission.Moderate) ? 200 : 403, (await host.As(role).GetAsync("moderation/decisions.json?policy=none")).Code);
        }
        (await host.With(null).GetAsync("moderation/decisions.csv")).Is(401);
    }

    [Fact]
    public async Task Decisions_are_exported_with_what_they_are_elsewhere_and_whether_they_stand()
    {
        var editor = host.As(Role.Editor);
        var story = await editor.NewStoryAsync();
        var article = (await editor.PostTextAsync($"stories/{story}/articles?url=https://news.example/{Guid.NewGuid():N}", "Quay closed\n\nThe quay was closed on Monday after a lorry hit a pillar.")).Is(201).Text("id");
        await editor.WaitAsync(story);
        (await editor.PostAsync($"articles/{article}/comments", new[]
        {
            new { externalId = "comment-1", author = "=cmd|' /C calc'!A0", text = "+1, \"quoted\"\nand a second line" }, new { externalId = "comment-2", author = "Mara", text = "The ferry was late again on Friday." },
        })).Is(200);
        var comments = (await editor.GetAsync($"stories/{story}/comments")).Items.ToDictionary(item => item.GetProperty("author").GetString()!, item => item.GetProperty("id").GetString()!);
        (await editor.PostAsync($"comments/{comments["=cmd|' /C calc'!A0"]}/decisions", new { action = "reject", policy = "spam", reason = "=1+1" })).Is(200);
        (await editor.PostAsync($"comments/{comments["Mara"]}/decisions", new { action = "keep" })).Is(200);
        var late = (await editor.PostAsync($"comments/{comments["Mara"]}/decisions", new { action = "hide" })).Is(200).Json.GetProperty("version").GetInt64();
        (await editor.PostAsync($"events/{story}/{late}/undo")).Is(200);

        var rows = (await editor.GetAsync($"stories/{story}/comments/decisions.json")).Is(200).Json.EnumerateArray().ToList();
        Assert.Equal(["reject stands REJECTED SPAM spam", "keep stands APPROVED - approved", "hide taken-back SYSTEM_WITHHELD - hold"], rows.Select(row =>
            $"{row.GetProperty("action")} {row.GetProperty("fate")} {row.GetProperty("coralStatus")} {(row.GetProperty("coralReason").GetString() ?? "-")} {row.GetProperty("wordPressStatus")}"));
        Assert.Equal(("comment-1", "+1, \"quoted\"\nand a second line"), (rows[0].GetProperty("externalId").GetString(), rows[0].GetProperty("text").GetString()));
        Assert.Single((await editor.GetAsync($"stories/{story}/comments/decisions.json?action=hide")).Json.EnumerateArray());
        Assert.Single((await editor.GetAsync($"stories/{story}/comments/decisions.json?policy=spam")).Json.EnumerateArray());
        Assert.Empty((await editor.GetAsync($"stories/{story}/comments/decisions.json?until=2020-01-01")).Json.EnumerateArray());
        (await editor.GetAsync("moderation/decisions.json?since=yesterday")).Blames(400, "since");
        (await editor.GetAsync("moderation/decisions.csv?action=burn")).Blames(400, "action");
        (await editor.GetAsync("stories/none/comments/decisions.csv")).Is(404);

        var bytes = await editor.Http.GetByteArrayAsync(new Uri($"stories/{story}/comments/decisions.csv", UriKind.Relative));
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var table = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("storyId,", table, StringComparison.Ordinal);
        Assert.Contains(",'=cmd|' /C calc'!A0,\"'+1, \"\"quoted\"\"\nand a second line\",reject,spam,REJECTED,SPAM,spam,", table, StringComparison.Ordinal);
        Assert.Contains(",'=1+1,", table, StringComparison.Ordinal);

        var (_, key) = await host.NewKeyAsync(Role.Moderator, await editor.NewStoryAsync("Other"));
        (await host.With(key).GetAsync($"stories/{story}/comments/decisions.json")).Is(403);
        Assert.Empty((await host.With(key).GetAsync("moderation/decisions.json")).Is(200).Json.EnumerateArray());
    }

    [Fact]
    public async Task Thread_that_was_exported_for_coral_is_read_again_as_it_was()
    {
        var editor = host.As(Role.Editor);
        var story = await editor.NewStoryAsync();
        async Task<string> ArticleAsync(string first)
        {
            var id = (await editor.PostTextAsync($"stories/{story}/articles", $"{first} closed\n\nThe {first} was closed on Monday after a lorry hit a pillar.")).Is(201).Text("id");
            await editor.WaitAsync(story);
            return id;
        }
        var (from, to) = (await ArticleAsync("Quay"), await ArticleAsync("Pier"));
        (await editor.PostAsync($"articles/{from}/comments", new object[]
        {
            new { externalId = "a", author = "=Mara", postedAt = "2026-03-01T10:00:00Z", text = "5 < 6 & \"so\", she said.\n\nA second paragraph." },
            new { externalId = "b", author = "Ilse", postedAt = "2026-03-01T11:00:00Z", text = "I do not see it, sorry.", parentExternalId = "a" },
        })).Is(200);

        using var zip = new ZipArchive(new MemoryStream(await editor.Http.GetByteArrayAsync(new Uri($"articles/{from}/comments/coral.zip", UriKind.Relative))));
        using var form = new MultipartFormDataContent();
        foreach (var entry in zip.Entries)
        {
            using var copy = new MemoryStream();
            await using (var stream = entry.Open())
                await stream.CopyToAsync(copy);
            form.Add(ApiClient.Bytes(copy.ToArray(), "text/csv"), "file", entry.Name);
        }
        var taken = (await editor.SendAsync(HttpMethod.Post, $"articles/{to}/comments?thread={from}", form)).Is(200).Json;
        Assert.Equal((2, 0), (taken.GetProperty("added").GetInt32(), taken.GetProperty("rejected").GetArrayLength()));
        async Task<List<string>> ThreadAsync(string id)
        {
            var items = (await editor.GetAsync($"stories/{story}/comments?article={id}")).Items.ToList();
            return [.. items.Select(item => $"{item.GetProperty("author")}|{item.GetProperty("text")}|{item.GetProperty("postedAt")}|{item.GetProperty("parentId").ValueKind}")];
        }
        Assert.Equal(await ThreadAsync(from), await ThreadAsync(to));
    }
}
