using System.Text;
using Dashboard.Data;
using Dashboard.Domain.Articles;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Articles;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Stories;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Sample;

/// <summary>Puts the sample story on a board through the same commands that people use.</summary>
public sealed class SampleStoryLoader(
    IDbContextFactory<DashboardDbContext> contexts, CreateStory createStory, ReceiveArticle receiveArticle, WriteNote writeNote)
{
    private const string Tour =
        """
        This is a sample story: an invented event, told by invented outlets.

        Open a card in the Contradictions lane to see both sentences, the arithmetic and whom to ask. The Moderation lane holds the readers' thread. Drag a card, or press ? for the keys. Paste an article with Add: it is read, compared and flagged while you watch.
        """;

    /// <summary>Loads it once: a second call gives the story that is there.</summary>
    public async Task<Story> LoadAsync(Actor actor, CancellationToken cancel = default)
    {
        var db = await contexts.CreateDbContextAsync(cancel);
        await using (db.ConfigureAwait(false))
        {
            if (await db.Stories.AsNoTracking().FirstOrDefaultAsync(story => story.Title == SampleStory.Title && !story.Archived, cancel) is { } there)
                return there;
        }
        var created = await createStory.HandleAsync(actor, new(SampleStory.Title, SampleStory.Summary, SampleStory.Keywords), cancel);
        await writeNote.AddAsync(actor, created.Id, new(Tour), cancel);
        foreach (var article in SampleStory.Articles)
            await ReceiveAsync(actor, created.Id, article, cancel);
        return created;
    }

    /// <summary>Receives one article of the sample story.</summary>
    public Task<ReceiveArticle.Result> ReceiveAsync(Actor actor, string storyId, SampleArticle article, CancellationToken cancel) =>
        receiveArticle.HandleAsync(
            actor, storyId, Encoding.UTF8.GetBytes(article.Text),
            new ReceivedWith("text/plain; charset=utf-8", article.FileName, article.Url, Source: article.Source), cancel);
}
