using Dashboard.Data;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Pipeline;
using Dashboard.Web.Tests.Api;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Pipeline;

[Collection(ApiCollection.Name)]
public sealed class WatchedFolderTests(ApiHost host) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dashboard-wires-").FullName;

    private WatchedFolder Watch(string? story) => new(
        new WatchedFolderOptions(_folder, story), host.Get<ReceiveArticle>(), host.Get<StoryLookup>(), TimeProvider.System, NullLogger<WatchedFolder>.Instance);

    private static string Item(string id) => $$"""{"uri":"urn:folder:{{id}}","headline":"Quay closed {{id}}","body_text":"The quay was closed on Monday after a lorry hit a pillar, the port authority said."}""";

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private List<string> Under(string folder) => Directory.Exists(Path.Combine(_folder, folder))
        ? [.. Directory.EnumerateFiles(Path.Combine(_folder, folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)] : [];

    [Fact]
    public async Task File_that_no_longer_grows_is_received_and_moved()
    {
        var editor = host.As(Dashboard.Domain.People.Role.Editor);
        var (one, two) = (await editor.NewStoryAsync(), await editor.NewStoryAsync());
        var watch = Watch(one);
        Write("a.json", Item("a"));
        Write(Path.Combine(two, "b.json"), Item("b"));
        Assert.Equal(0, await watch.LookAsync());
        Write("a.json", Item("a") + "\n");
        Write("late.json", Item("late"));
        Assert.Equal(1, await watch.LookAsync());
        Assert.Equal(2, await watch.LookAsync());
        Assert.Equal(0, await watch.LookAsync());

        Assert.Equal(["a.json", "late.json"], Under("done"));
        Assert.Equal(["b.json"], Under(Path.Combine(two, "done")));
        await editor.WaitAsync(one);
        Assert.Equal(["Quay closed a", "Quay closed late"], (await editor.GetAsync($"stories/{one}/articles")).Items.Select(item => item.GetProperty("title").GetString()).Order());
        Assert.Single((await editor.GetAsync($"stories/{two}/articles")).Items);

        // The next version of an item comes under the same name.
        Write("a.json", Item("a").Replace("lorry", "ship", StringComparison.Ordinal));
        await watch.LookAsync();
        await watch.LookAsync();
        await editor.WaitAsync(one);
        Assert.Equal(3, Under("done").Count);
        Assert.Equal(2, (await editor.GetAsync($"stories/{one}/articles")).Items.Count());
    }

    [Fact]
    public async Task File_that_cannot_be_received_is_moved_with_the_reason()
    {
        var editor = host.As(Dashboard.Domain.People.Role.Editor);
        var story = await editor.NewStoryAsync();
        var watch = Watch(story);
        Write("broken.xml", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"a\">");
        Write("photo.bin", "GIF89a\0\0\0");
        Write(Path.Combine("no-such-story", "c.json"), Item("c"));
        File.CreateSymbolicLink(Path.Combine(_folder, "link.json"), "/etc/hostname");
        await watch.LookAsync();
        Assert.Equal(3, await watch.LookAsync());

        Assert.Equal(["broken.xml", "broken.xml.reason.txt", "photo.bin", "photo.bin.reason.txt"], Under("rejected"));
        Assert.Contains("line 1", await File.ReadAllTextAsync(Path.Combine(_folder, "rejected", "broken.xml.reason.txt")), StringComparison.Ordinal);
        Assert.Contains("no story", await File.ReadAllTextAsync(Path.Combine(_folder, "no-such-story", "rejected", "c.json.reason.txt")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "link.json")));
        Assert.Empty((await editor.GetAsync($"stories/{story}/articles")).Items);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
