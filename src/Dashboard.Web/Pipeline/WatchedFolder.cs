using Dashboard.Data;
using Dashboard.Domain;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Ingest.Wires;
using Dashboard.Web.Features.Articles;

namespace Dashboard.Web.Pipeline;

/// <summary>The folder into which an agency's receiver writes its items; off without a folder.</summary>
/// <param name="Folder">
/// Items in it belong to <paramref name="Story"/>, items in a folder of it to the story that has the folder's name as its address (slug) or id.
/// </param>
/// <param name="Story">Address (slug) or id of the story for items that lie in the folder itself.</param>
/// <param name="Seconds">How often it is looked at.</param>
public sealed record WatchedFolderOptions(string? Folder = null, string? Story = null, int Seconds = 2)
{
    public const string Section = "Wires";
}

/// <summary>
/// Takes items of wires out of a folder: what was received goes to <c>done</c>, what could not be to <c>rejected</c> with a file beside it
/// that says why. A file is taken when it has not grown since the last look, and moved to <c>working</c> first, so that of two nodes one
/// has it; what a program that died left there is taken up again.
/// </summary>
public sealed partial class WatchedFolder(
    WatchedFolderOptions options, ReceiveArticle receive, StoryLookup lookup, TimeProvider time, ILogger<WatchedFolder> logger) : BackgroundService
{
    private const string Done = "done", Rejected = "rejected", Working = "working";
    private static readonly TimeSpan s_abandoned = TimeSpan.FromMinutes(2);
    private static readonly Actor s_wire = new("wire:folder", "Wire folder", Role.Reporter);

    // Length and time of writing at the last look, by path.
    private Dictionary<string, (long, DateTime)> _seen = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Math.Max(1, options.Seconds)), time);
        do
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                CouldNotLook(logger, options.Folder, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Looks once: takes every file that is as it was at the last look.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> LookAsync(CancellationToken cancel = default)
    {
        var root = Directory.CreateDirectory(options.Folder!);
        var seen = new Dictionary<string, (long, DateTime)>();
        var taken = 0;
        foreach (var (folder, story) in Folders(root))
        {
            TakeBack(folder);
            foreach (var file in folder.EnumerateFiles().OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList())
            {
                // A link could lead anywhere on this machine; a name with a dot in front is still being written by most receivers.
                if (file.LinkTarget is not null || file.Name.StartsWith('.') || !file.Exists)
                    continue;
                var state = (file.Length, file.LastWriteTimeUtc);
                if (!_seen.TryGetValue(file.FullName, out var before) || before != state)
                {
                    seen[file.FullName] = state;
                    continue;
                }
                if (await TakeAsync(folder, file.Name, story, cancel))
                    taken++;
            }
        }
        _seen = seen;
        return taken;
    }

    private IEnumerable<(DirectoryInfo Folder, string? Story)> Folders(DirectoryInfo root) =>
        root.EnumerateDirectories().Where(folder => folder.LinkTarget is null && folder.Name is not (Done or Rejected or Working) && !folder.Name.StartsWith('.'))
            .OrderBy(folder => folder.Name, StringComparer.Ordinal).Select(folder => (folder, (string?)folder.Name)).Prepend((root, options.Story));

    private async Task<bool> TakeAsync(DirectoryInfo folder, string name, string? story, CancellationToken cancel)
    {
        var working = Path.Combine(folder.CreateSubdirectory(Working).FullName, name);
        try
        {
            File.Move(Path.Combine(folder.FullName, name), working, overwrite: true);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Another node was quicker, or the receiver took it back.
            return false;
        }
        if (await FaultAsync(working, name, story, cancel) is { } fault)
        {
            var rejected = MoveTo(folder, Rejected, working, name);
            await File.WriteAllTextAsync(rejected + ".reason.txt", fault + "\n", cancel);
            WasRejected(logger, name, fault);
        }
        else
        {
            MoveTo(folder, Done, working, name);
        }
        return true;
    }

    /// <returns>Why it was not received; null when it was.</returns>
    private async Task<string?> FaultAsync(string path, string name, string? story, CancellationToken cancel)
    {
        if (story is null)
            return "No story is configured for items in this folder. Set Wires:Story, or put the item into a folder that has the story's address as its name.";
        if (await lookup.FindAsync(story, cancel) is not { } found)
            return $"There is no story \"{story}\".";
        if (new FileInfo(path).Length > ReceiveArticle.MaxBytes)
            return $"Larger than {ReceiveArticle.MaxBytes / 1024 / 1024} MB.";
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancel);
            var with = new ReceivedWith(FileName: name);
            if (WireReader.Split(bytes, with) is null)
            {
                WireReader.Read(bytes, with, time.GetUtcNow());
                return "This is no item of a wire.";
            }
            var items = await receive.HandleMessageAsync(s_wire, found.Id, bytes, with, cancel);
            return items.All(item => item.Result is null) ? string.Join("\n", items.Select(item => $"{item.Headline}: {item.Fault}")) : null;
        }
        catch (Exception error) when (error is UnreadableException or RuleBrokenException or TooLargeException)
        {
            return error.Message;
        }
    }

    private string MoveTo(DirectoryInfo folder, string where, string path, string name)
    {
        var target = Path.Combine(folder.CreateSubdirectory(where).FullName, name);
        // Receivers use the same name for the next version.
        if (File.Exists(target))
            target = Path.Combine(Path.GetDirectoryName(target)!, $"{time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmssfff}-{name}");
        File.Move(path, target, overwrite: true);
        return target;
    }

    private void TakeBack(DirectoryInfo folder)
    {
        var working = Path.Combine(folder.FullName, Working);
        if (!Directory.Exists(working))
            return;
        foreach (var left in new DirectoryInfo(working).EnumerateFiles().Where(file => time.GetUtcNow() - file.LastAccessTimeUtc > s_abandoned && time.GetUtcNow() - file.LastWriteTimeUtc > s_abandoned))
        {
            var back = Path.Combine(folder.FullName, left.Name);
            if (!File.Exists(back))
                left.MoveTo(back);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{File} in the folder of wires was rejected: {Reason}")]
    private static partial void WasRejected(ILogger logger, string file, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The folder of wires {Folder} could not be looked at; trying again")]
    private static partial void CouldNotLook(ILogger logger, string folder, Exception error);
}
