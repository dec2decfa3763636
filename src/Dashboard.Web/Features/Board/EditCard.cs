using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Board;

/// <summary>Changes a card's labels or gives it to somebody. Fields that are null stay as they are; an empty assignee takes it away.</summary>
public sealed class EditCard(StoryLog log, StoryLookup lookup)
{
    public sealed record Request(IReadOnlyList<string>? Labels = null, string? AssigneeId = null);

    public async Task<Card> HandleAsync(Actor actor, string cardId, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var storyId = (await lookup.PartAsync<Card>(cardId, cancel)).StoryId;
        actor.Require(Permission.MoveCards, storyId);
        return await log.WriteAsync(storyId, actor, async write =>
        {
            var card = await write.GetAsync<Card>(cardId, cancel);
            await Precondition.CheckAsync(write, card, ifVersion, cancel);
            if (request.Labels is { } labels)
            {
                if (labels.Count > 20)
                    throw new RuleBrokenException("A card can have at most 20 labels.", "labels");
                card.Labels = [.. labels.Select(label => Text.Optional(label, 40, "A label", "labels")).OfType<string>().Distinct()];
            }
            if (request.AssigneeId is { } assignee)
                (card.AssigneeId, card.AssigneeName) = await PersonAsync(write, assignee, cancel);
            write.Record(LogKinds.CardEdited, card);
            return card;
        }, cancel);
    }

    /// <summary>Id and name of a person; nulls for an empty id.</summary>
    internal static async Task<(string? Id, string? Name)> PersonAsync(StoryWrite write, string id, CancellationToken cancel)
    {
        if (id.Length == 0)
            return (null, null);
        if (id == write.Actor.Id)
            return (write.Actor.Id, write.Actor.Name);
        var person = await write.Db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id && !row.Disabled, cancel)
            ?? throw new NotFoundException("person", id);
        return (person.Id, person.Name);
    }
}
