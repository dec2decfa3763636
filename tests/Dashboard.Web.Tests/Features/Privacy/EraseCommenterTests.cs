using System.Text;
using Dashboard.Data.Log;
using Dashboard.Data.Moderation;
using Dashboard.Data.People;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.People;
using Dashboard.Realtime;
using Dashboard.Web.Features.Board;
using Dashboard.Web.Features.CatchUp;
using Dashboard.Web.Features.Commenters;
using Dashboard.Web.Features.Comments;
using Dashboard.Web.Features.Privacy;
using Dashboard.Web.Tests.Features.Commenters;
using Dashboard.Web.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Features.Privacy;

/// <summary>Who is erased is gone from everything that is kept, and everything else still stands.</summary>
public sealed class EraseCommenterTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    private const string Words = "My father worked at the dam for thirty years";
    private const string Name = "m. tarrant";

    private static readonly Actor s_editor = Newsroom.Editor;

    [Fact]
    public async Task Erased_words_stand_nowhere_in_the_file_of_the_database()
    {
        await using var newsroom = new Newsroom();
        var comments = await BusyAsync(newsroom);
        await using (var db = newsroom.Open())
            Assert.Contains(Name, await FileAsync(db), StringComparison.Ordinal);

        var done = await newsroom.Get<EraseCommenter>().HandleAsync(s_editor, Name);

        Assert.True(done is { Done: true, Cleaned: true, Comments: 2, LogRows: > 0 }, done.ToString());
        await using var after = newsroom.Open();
        var file = await FileAsync(after);
        Assert.DoesNotContain("father worked at the dam", file, StringComparison.Ordinal);
        Assert.DoesNotContain("Nobody listened to him", file, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, file, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("lower village gets its water", file, StringComparison.Ordinal);
        var tombstone = await after.Comments.SingleAsync(row => row.Id == comments[1].Id);
        Assert.Equal((Commenter.Erased, "", "", CommentState.Decided), (tombstone.Author, tombstone.Text, tombstone.AuthorKey, tombstone.State));
        Assert.NotNull(tombstone.ErasedAt);
    }

    [Fact]
    public Task Log_that_lost_words_is_in_order_and_folds_to_the_tables() => VerifyAsync(new Newsroom());

    [PostgresFact]
    public Task Log_that_lost_words_is_in_order_and_folds_to_the_tables_on_postgresql() => VerifyAsync(new Newsroom(postgres.NewDatabase()));

    private static async Task VerifyAsync(Newsroom room)
    {
        await using var newsroom = room;
        var comments = await BusyAsync(newsroom);
        var feed = newsroom.Get<StoryFeed>();
        await feed.GetAsync(comments[0].StoryId);
        await newsroom.Get<EraseCommenter>().HandleAsync(s_editor, Name);

        var verified = await newsroom.Get<LogVerifier>().VerifyAsync();
        Assert.Empty(verified.Faults);
        Assert.True(verified.Redacted > 0);
        foreach (var row in await feed.ReadAsync(comments[0].StoryId, 0, int.MaxValue))
            Assert.False($"{row.Before}{row.After}".Contains(Words, StringComparison.Ordinal) || $"{row.Before}{row.After}".Contains(Name, StringComparison.OrdinalIgnoreCase), $"{row.Sequence} {row.Kind}: {row.Before} {row.After}");
        await LogFolding.EqualsTablesAsync(newsroom, comments[0].StoryId);
        var (followed, folded) = (await feed.GetAsync(comments[0].StoryId), await feed.RewindAsync(comments[0].StoryId, _ => true));
        Assert.Equal(folded.Counts, followed.Counts);
    }

    [Fact]
    public async Task Row_that_was_changed_and_only_marked_as_redacted_is_found()
    {
        await using var newsroom = new Newsroom();
        var comments = await BusyAsync(newsroom);
        await newsroom.Get<EraseCommenter>().HandleAsync(s_editor, Name);
        await using var db = newsroom.Open();
        var (id, story) = (comments[0].Id, comments[0].StoryId);
        await db.Log.Where(row => row.StoryId == story && row.SubjectId == id).ExecuteUpdateAsync(set => set.SetProperty(row => row.After, "{}").SetProperty(row => row.Redacted, true));
        Assert.Contains("marked as redacted", Assert.Single((await newsroom.Get<LogVerifier>().VerifyAsync()).Faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_that_was_redacted_and_is_changed_afterwards_is_found()
    {
        await using var newsroom = new Newsroom();
        var comments = await BusyAsync(newsroom);
        await newsroom.Get<EraseCommenter>().HandleAsync(s_editor, Name);
        await using var db = newsroom.Open();
        var (id, story) = (comments[1].Id, comments[1].StoryId);
        await db.Log.Where(row => row.StoryId == story && row.SubjectId == id && row.Redacted && row.After != null).ExecuteUpdateAsync(set => set.SetProperty(row => row.After, row => row.After + " "));
        Assert.Single((await newsroom.Get<LogVerifier>().VerifyAsync()).Faults);
    }

    [Fact]
    public async Task Importing_the_thread_again_brings_nothing_back()
    {
        await using var newsroom = new Newsroom();
        var comments = await BusyAsync(newsroom);
        await newsroom.Get<EraseCommenter>().HandleAsync(s_editor, Name);
        Assert.Equal(0, await newsroom.Get<ImportComments>().HandleAsync(s_editor, comments[0].ArticleId, InventedStory.Comments));
        await using var db = newsroom.Open();
        Assert.Equal([InventedStory.Comments[0].Text, "", ""], (await db.Comments.OrderBy(row => row.Position).ToListAsync()).Select(row => row.Text));
        await Assert.ThrowsAsync<NotFoundException>(() => newsroom.Get<CommenterHistory>().ReadAsync(s_editor, Name));
    }

    [Fact]
    public async Task Preview_counts_and_changes_nothing_and_a_moderator_may_not()
    {
        await using var newsroom = new Newsroom();
        await BusyAsync(newsroom);
        var preview = await newsroom.Get<EraseCommenter>().PreviewAsync(s_editor, "M. Tarrant");
        Assert.Equal((2, 1, 1, 2, 1, 1, 1), (preview.Comments, preview.Stories, preview.Articles, preview.Notes, preview.Strikes, preview.Sanctions, preview.Appeals));
        await using var db = newsroom.Open();
        Assert.False(await db.Comments.AnyAsync(row => row.ErasedAt != null));
        await Assert.ThrowsAsync<NotAllowedException>(() => newsroom.Get<EraseCommenter>().PreviewAsync(new Actor("m", "Mo", Role.Moderator), Name));
        await Assert.ThrowsAsync<NotAllowedException>(() => newsroom.Get<EraseCommenter>().PreviewAsync(s_editor with { OnlyStories = new HashSet<string>() }, Name));
    }

    [Fact]
    public async Task What_is_over_its_time_is_erased_once_a_day()
    {
        var clock = new MovableClock();
        await using var newsroom = new Newsroom(time: clock);
        var comments = await CommenterTests.ThreadAsync(newsroom);
        var admin = new Actor("admin", "Ada", Role.Admin);
        await newsroom.Get<DeskSettings>().SaveAsync(admin, new ModerationSettings { RejectedTextDays = 10, PersonNoteDays = 20, DeskRecordDays = 30 });
        await newsroom.Get<DecideComment>().HandleAsync(s_editor, comments[0].Id, new(DecisionAction.Reject));
        await newsroom.Get<DecideComment>().HandleAsync(s_editor, comments[1].Id, new(DecisionAction.Hide));
        await newsroom.Get<WriteNote>().AddAsync(s_editor, comments[0].StoryId, new("Lives by the mill", NoteTarget.Person, Name));
        var retention = newsroom.Get<Retention>();

        Assert.Equal((0, 0), await retention.RunWhenDueAsync() is { } first ? (first.Comments, first.PersonNotes) : default);
        Assert.Null(await retention.RunWhenDueAsync());
        clock.Forward(TimeSpan.FromDays(11));
        Assert.Equal((1, 0), await retention.RunWhenDueAsync() is { } second ? (second.Comments, second.PersonNotes) : default);
        clock.Forward(TimeSpan.FromDays(11));
        Assert.Equal((0, 1), await retention.RunWhenDueAsync() is { } third ? (third.Comments, third.PersonNotes) : default);

        await using var db = newsroom.Open();
        Assert.Equal(["", InventedStory.Comments[1].Text, InventedStory.Comments[2].Text], (await db.Comments.OrderBy(row => row.Position).ToListAsync()).Select(row => row.Text));
        Assert.DoesNotContain(await newsroom.Get<StoryLog>().ReadAsync(comments[0].StoryId, 0, int.MaxValue), row => $"{row.Before}{row.After}".Contains("Lives by the mill", StringComparison.Ordinal));
        Assert.Empty((await newsroom.Get<LogVerifier>().VerifyAsync()).Faults);
        Assert.True((await newsroom.Get<DeskSettings>().ReadAsync()).Value.LastRetention!.Done);
        await LogFolding.EqualsTablesAsync(newsroom, comments[0].StoryId);
    }

    /// <summary>A thread whose words and writer have reached everything that they can reach.</summary>
    private static async Task<List<Comment>> BusyAsync(Newsroom newsroom)
    {
        var comments = await CommenterTests.ThreadAsync(newsroom);
        var story = comments[0].StoryId;
        var other = new Actor("ben", "Ben", Role.Moderator);
        await newsroom.Get<ImportComments>().HandleAsync(s_editor, comments[0].ArticleId, []);
        await newsroom.Get<WriteNote>().AddAsync(s_editor, story, new($"{Name} again: “{Words} and he always said”", NoteTarget.Comment, comments[1].Id));
        await newsroom.Get<WriteNote>().AddAsync(s_editor, story, new("Lives by the mill, I think", NoteTarget.Person, "M. Tarrant"));
        await newsroom.Get<DecideComment>().HandleAsync(s_editor, comments[1].Id, new(DecisionAction.Reject, Reason: $"{Name} wrote “{Words}” before"));
        await newsroom.Get<StrikePeople>().GiveAsync(s_editor, Name, new(comments[1].Id, Weight: 2, Reason: $"{Words} again"));
        await newsroom.Get<SanctionPeople>().SetAsync(s_editor, Name, new(SanctionKind.Premoderate, $"{Name} repeats everything"));
        var appeal = await newsroom.Get<Appeals>().ReceiveAsync(s_editor, comments[1].Id, $"{Words}, I know it. Yours, {Name}");
        await newsroom.Get<Appeals>().SettleAsync(other, appeal.Id, overturn: false, "No");
        await newsroom.Get<Drafts>().SaveAsync(s_editor, $"note:{comments[2].Id}", $"About {Name}");
        await newsroom.Get<Drafts>().SaveAsync(other, "note:somewhere", $"He says: {Words} or so");
        await using var db = newsroom.Open();
        db.PrivateNotes.Add(new PrivateNote { Id = Ids.New(), StoryId = story, AuthorId = "ben", Target = NoteTarget.Comment, TargetId = comments[2].Id, Text = $"{Name}, really", WrittenAt = DateTimeOffset.UtcNow });
        db.IdempotentAnswers.Add(new IdempotentAnswer { ActorId = "ana", Key = "k", RequestHash = "h", At = DateTimeOffset.UtcNow, Status = 200, Body = Encoding.UTF8.GetBytes($"{{\"id\":\"{comments[1].Id}\",\"text\":\"{Words}\",\"author\":\"{Name}\"}}") });
        await db.SaveChangesAsync();
        return comments;
    }

    /// <summary>Everything that lies in the file and beside it, as it lies there.</summary>
    private static async Task<string> FileAsync(Dashboard.Data.DashboardDbContext db)
    {
        var path = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var all = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(path)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync());
        }
        return all.ToString();
    }
}
