using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;

namespace Dashboard.Web.Features.Stories;

/// <summary>Changes a story's title, summary or keywords, puts it away, or says whether a verdict needs a second person. Fields that are null stay as they are.</summary>
public sealed class EditStory(StoryLog log, StoryLookup lookup)
{
    public const int MostKeywords = 50;

    public sealed record Request(string? Title = null, string? Summary = null, IReadOnlyList<string>? Keywords = null, bool? Archived = null, bool? SecondPerson = null);

    public async Task<Story> HandleAsync(Actor actor, string story, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var found = await lookup.GetAsync(story, cancel);
        actor.Require(Permission.EditStories, found.Id);
        return await log.WriteAsync(found.Id, actor, async write =>
        {
            await Precondition.CheckAsync(write, write.Story, ifVersion, cancel);
            if (request.Title is not null)
                write.Story.Title = Text.Required(request.Title, Story.MaxTitleLength, "The title");
            if (request.Summary is not null)
                write.Story.Summary = Text.Optional(request.Summary, 2000, "The summary");
            if (request.Keywords is not null)
                write.Story.Keywords = Keywords(request.Keywords);
            write.Story.Archived = request.Archived ?? write.Story.Archived;
            write.Story.SecondPerson = request.SecondPerson ?? write.Story.SecondPerson;
            write.Record(LogKinds.StoryEdited, write.Story);
            return write.Story;
        }, cancel);
    }

    internal static IReadOnlyList<string> Keywords(IReadOnlyList<string>? keywords)
    {
        if (keywords?.Count > MostKeywords)
            throw new RuleBrokenException($"{keywords.Count} keywords are too many; at most {MostKeywords} are possible.", "keywords");
        return [.. (keywords ?? []).Select(word => Text.Optional(word, 100, "A keyword", "keywords")).OfType<string>().Distinct()];
    }
}
