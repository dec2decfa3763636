using Dashboard.Data;
using Dashboard.Data.Log;
using Dashboard.Domain;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Watching;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Stories;

/// <summary>
/// Changes a story's title, summary or keywords, puts it away, or says whether a verdict needs a second person and whether the pages of its
/// articles are watched. Fields that are null stay as they are.
/// </summary>
public sealed class EditStory(StoryLog log, StoryLookup lookup, WatchSignals watches)
{
    public const int MostKeywords = 50;

    public sealed record Request(string? Title = null, string? Summary = null, IReadOnlyList<string>? Keywords = null, bool? Archived = null, bool? SecondPerson = null, bool? WatchPages = null);

    public async Task<Story> HandleAsync(Actor actor, string story, Request request, long? ifVersion = null, CancellationToken cancel = default)
    {
        var found = await lookup.GetAsync(story, cancel);
        actor.Require(Permission.EditStories, found.Id);
        var changed = await log.WriteAsync(found.Id, actor, async write =>
        {
            var rested = write.Story.Archived || !write.Story.WatchPages;
            await Precondition.CheckAsync(write, write.Story, ifVersion, cancel);
            if (request.Title is not null)
                write.Story.Title = Text.Required(request.Title, Story.MaxTitleLength, "The title");
            if (request.Summary is not null)
                write.Story.Summary = Text.Optional(request.Summary, 2000, "The summary");
            if (request.Keywords is not null)
                write.Story.Keywords = Keywords(request.Keywords);
            write.Story.Archived = request.Archived ?? write.Story.Archived;
            write.Story.SecondPerson = request.SecondPerson ?? write.Story.SecondPerson;
            write.Story.WatchPages = request.WatchPages ?? write.Story.WatchPages;
            write.Record(LogKinds.StoryEdited, write.Story);
            // While a story rests, the looks at its pages are put off day by day.
            if (rested && !write.Story.Archived && write.Story.WatchPages)
            {
                await write.Db.PageWatches.Where(row => row.NextAt > write.Now && write.Db.Articles.Any(article => article.Id == row.ArticleId && article.StoryId == found.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAt, write.Now), cancel);
            }
            return write.Story;
        }, cancel);
        watches.Wake();
        return changed;
    }

    internal static IReadOnlyList<string> Keywords(IReadOnlyList<string>? keywords)
    {
        if (keywords?.Count > MostKeywords)
            throw new RuleBrokenException($"{keywords.Count} keywords are too many; at most {MostKeywords} are possible.", "keywords");
        return [.. (keywords ?? []).Select(word => Text.Optional(word, 100, "A keyword", "keywords")).OfType<string>().Distinct()];
    }
}
