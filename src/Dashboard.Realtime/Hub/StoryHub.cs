using System.Text.Json;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Realtime.Presence;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Realtime.Hub;

/// <summary>A log row as programs receive it.</summary>
public sealed record StoryEvent(
    long Sequence, string Kind, DateTimeOffset At, EventActor Actor, EventSubject Subject, JsonElement? Before, JsonElement? After, long? Undoes, string Hash)
{
    public static StoryEvent From(LogEntry row) => new(
        row.Sequence, row.Kind, row.At, new EventActor(row.ActorId, row.ActorName), new EventSubject(row.SubjectType, row.SubjectId),
        Parse(row.Before), Parse(row.After), row.Undoes, row.Hash);

    private static JsonElement? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize<JsonElement>(json);
}

public sealed record EventActor(string Id, string Name);

public sealed record EventSubject(string Type, string Id);

/// <summary>Finds out who a connection belongs to and which story a word means; supplied by the web program.</summary>
public interface IHubDoor
{
    /// <summary>The actor behind the connection as of now; null when it may not be here any more.</summary>
    ValueTask<Actor?> ActorAsync(HubCallerContext context);

    /// <summary>Id of the story with this id or slug, if the actor may read it; null otherwise.</summary>
    ValueTask<string?> StoryAsync(Actor actor, string story);
}

/// <summary>
/// The log over SignalR, for programs. <c>Watch</c> replays what was missed, then follows; the server sends <c>Events</c> in order,
/// each once, and <c>Presence</c>.
/// </summary>
public sealed class StoryHub(IHubDoor door, StoryWatches watches, PresenceBoard presence) : Microsoft.AspNetCore.SignalR.Hub
{
    /// <param name="story">Id or slug.</param>
    /// <param name="afterSequence">The newest sequence that the client has; 0 for everything.</param>
    public async Task Watch(string story, long afterSequence)
    {
        var (_, storyId) = await EnterAsync(story);
        await watches.StartAsync(Context.ConnectionId, storyId, story, Math.Max(0, afterSequence), Clients.Caller, Context);
    }

    public async Task Unwatch(string story)
    {
        if (await watches.StopAsync(Context.ConnectionId, story) is { } storyId)
            presence.Gone(storyId, Context.ConnectionId);
    }

    /// <summary>"I am here": every ten seconds, with a word for the place.</summary>
    public async Task Here(string story, string place)
    {
        var (actor, storyId) = await EnterAsync(story);
        presence.Here(storyId, Context.ConnectionId, actor.Id, actor.Name, place);
        // A program may be somewhere without watching; when its line is gone, so is it.
        Context.Items[storyId] = null;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        foreach (var storyId in watches.StopAll(Context.ConnectionId).Concat(Context.Items.Keys.OfType<string>()))
            presence.Gone(storyId, Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private async Task<(Actor Actor, string StoryId)> EnterAsync(string story)
    {
        if (await door.ActorAsync(Context) is not { } actor)
        {
            Context.Abort();
            throw new HubException("This key or session is no longer valid.");
        }
        return await door.StoryAsync(actor, story) is { } storyId
            ? (actor, storyId)
            : throw new HubException($"There is no story \"{story}\".");
    }
}
