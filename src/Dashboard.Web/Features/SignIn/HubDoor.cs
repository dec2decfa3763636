using Dashboard.Data;
using Dashboard.Domain.People;
using Dashboard.Realtime.Hub;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

internal sealed class HubDoor(
    PeopleDirectory directory, StoryLookup stories, TimeProvider time, IOptions<DoorOptions> options) : IHubDoor
{
    public async ValueTask<Actor?> ActorAsync(HubCallerContext context) =>
        (await directory.GetAsync()).ActorIn(context.User, time.GetUtcNow(), options.Value);

    public async ValueTask<string?> StoryAsync(Actor actor, string story)
    {
        var id = (await stories.ItselfAsync(story))?.Id;
        // Forbidden looks like missing: a key for one story learns nothing about the others.
        return id is not null && actor.May(Permission.Read, id) ? id : null;
    }
}
