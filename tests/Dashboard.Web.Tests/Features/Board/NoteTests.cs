using Dashboard.Data.Log;
using Dashboard.Domain.Boards;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Features.Commenters;
using Dashboard.Web.Tests.Support;

namespace Dashboard.Web.Tests.Features.Board;

/// <summary>Private notes and names in notes.</summary>
public sealed class NoteTests
{
    private static readonly Actor s_ana = new("ana", "Ana", Role.Moderator);
    private static readonly Actor s_ben = new("ben", "Ben", Role.Moderator);

    [Fact]
    public async Task Private_note_is_seen_by_its_author_only_and_stands_in_no_log()
    {
        await using var newsroom = new Newsroom();
        var comments = await CommenterTests.ThreadAsync(newsroom);
        var (write, notes, log) = (newsroom.Get<WriteNote>(), newsroom.Get<PrivateNotes>(), newsroom.Get<StoryLog>());
        var before = (await log.ReadAsync(comments[0].StoryId, 0, int.MaxValue)).Count;
        var note = await write.AddAsync(s_ana, comments[0].StoryId, new("Ask the lawyer", NoteTarget.Comment, comments[0].Id, NoteVisibility.Private));
        await write.EditAsync(s_ana, note.Id, "Ask the lawyer today");

        Assert.Equal("Ask the lawyer today", Assert.Single(await notes.ListAsync(s_ana, NoteTarget.Comment, [comments[0].Id])).Text);
        Assert.Empty(await notes.ListAsync(s_ben, NoteTarget.Comment, [comments[0].Id]));
        Assert.Null(await notes.FindAsync(s_ben, note.Id));
        Assert.Equal(before, (await log.ReadAsync(comments[0].StoryId, 0, int.MaxValue)).Count);
        Assert.Contains((await newsroom.Get<CommenterHistory>().ReadAsync(s_ana, comments[0].Author)).Timeline, item => item.Kind == TimelineKind.PrivateNote);
        Assert.DoesNotContain((await newsroom.Get<CommenterHistory>().ReadAsync(s_ben, comments[0].Author)).Timeline, item => item.Kind == TimelineKind.PrivateNote);
        await Assert.ThrowsAsync<Dashboard.Domain.NotFoundException>(() => write.RemoveAsync(s_ben, note.Id));
        await write.RemoveAsync(s_ana, note.Id);
        Assert.Empty(await notes.ListAsync(s_ana, NoteTarget.Comment, [comments[0].Id]));
    }

    [Theory]
    [InlineData("@Ana look", "Ana")]
    [InlineData("Look, @ana maria ruiz!", "Ana Maria Ruiz")]
    [InlineData("@Ana Maria", "Ana")]
    [InlineData("(@Ben) and @Ana", "Ben,Ana")]
    [InlineData("mail ana@Ana.example", "")]
    [InlineData("@Anabel is somebody else", "")]
    [InlineData("@Gone left us", "")]
    public void Name_after_an_at_is_a_mention_and_the_longest_is_meant(string text, string names)
    {
        KnownPerson Person(string name, bool disabled = false) => new(name, name, $"{name}@newsroom.example", Role.Reporter, disabled, null, default);
        var found = Mentions.In(text, [Person("Ana"), Person("Ana Maria Ruiz"), Person("Ben"), Person("Gone", disabled: true)]);
        Assert.Equal(names, string.Join(',', found.Select(mention => mention.Name)));
        Assert.All(found, mention => Assert.Equal($"@{mention.Name}", text[mention.Start..mention.End], ignoreCase: true));
    }

    [Fact]
    public async Task Who_is_named_in_a_note_is_told_at_once()
    {
        await using var host = new DashboardHost();
        var (ana, ben) = (await host.PersonAsync("Ana", Role.Editor), await host.PersonAsync("Ben", Role.Reporter));
        var story = await host.Get<Dashboard.Web.Features.Stories.CreateStory>().HandleAsync(new Actor(ana.Id, ana.Name, Role.Editor), new("Reservoir"));
        var told = new TaskCompletionSource<Mentioned>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listening = host.Get<MentionFeed>().Listen(ben.Id, said => told.TrySetResult(said));
        await host.Get<WriteNote>().AddAsync(new Actor(ana.Id, ana.Name, Role.Editor), story.Id, new("@Ben please ring the mill"));
        var heard = await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(("Ana", "Reservoir", "@Ben please ring the mill"), (heard.ByName, heard.StoryTitle, heard.Text));
    }
}
