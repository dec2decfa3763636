using System.Collections.Concurrent;
using Dashboard.Domain;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Log;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Realtime;
using Dashboard.Tests.Data;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Tests.Realtime;

public sealed class StoryFeedTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly Actor s_ana = new("ana", "Ana", Role.Editor);
    private readonly TestDatabase _database = new();
    private StoryFeed _feed = null!;
    private Story _story = null!;
    private Lane _lane = null!;

    public async Task InitializeAsync()
    {
        _feed = new StoryFeed(_database.Log, _database.Signals, TimeProvider.System, NullLogger<StoryFeed>.Instance);
        _story = new Story { Id = Ids.New(), Slug = "reservoir", Title = "Reservoir", CreatedAt = DateTimeOffset.UtcNow };
        _lane = await _database.Log.CreateAsync(_story, s_ana, write => Task.FromResult(write.Add(
            LogKinds.LaneAdded, new Lane { Id = Ids.New(), StoryId = _story.Id, Kind = LaneKind.Notes, Name = "Notes", Rank = Rank.Between(null, null) })), default);
    }

    public async Task DisposeAsync()
    {
        _feed.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_subscriber_gets_the_present_board_and_then_every_later_state()
    {
        await AddCardAsync("first");
        var boards = new BlockingCollection<BoardState>();

        using var following = await _feed.SubscribeAsync(_story.Id, board =>
        {
            boards.Add(board);
            return Task.CompletedTask;
        });
        Assert.Equal(["first"], TextsOf(Next(boards)));

        await AddCardAsync("second");
        Assert.Equal(["first", "second"], TextsOf(Next(boards)));
    }

    [Fact]
    public async Task A_story_that_does_not_exist_is_not_found_and_leaves_nothing_behind()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => _feed.GetAsync("nowhere"));
        await Assert.ThrowsAsync<NotFoundException>(() => _feed.SubscribeAsync("nowhere", _ => Task.CompletedTask));
    }

    [Fact]
    public async Task Get_after_a_write_contains_the_write()
    {
        for (var number = 0; number < 20; number++)
        {
            await AddCardAsync($"card {number}");
            Assert.Equal(number + 1, TextsOf(await _feed.GetAsync(_story.Id)).Count);
        }
    }

    [Fact]
    public async Task Rows_read_after_a_write_contain_the_write_though_the_frame_has_not_ended()
    {
        // On a clock that stands still the first frame never ends, so that nothing else reads what comes within it.
        var clock = new StoppedClock();
        using var feed = new StoryFeed(_database.Log, _database.Signals, clock, NullLogger<StoryFeed>.Instance);
        await feed.GetAsync(_story.Id);
        await UntilAsync(() => clock.Waits == StoppedClock.WaitsOfAFrame);

        await AddCardAsync("within the frame");

        Assert.Equal((await _database.Log.ReadAsync(_story.Id, 0, 100))[^1].Sequence, (await feed.ReadAsync(_story.Id, 0, 100))[^1].Sequence);
    }

    [Fact]
    public async Task Two_hundred_subscribers_all_see_the_last_state_though_some_are_stuck()
    {
        var stuck = new TaskCompletionSource();
        var seen = new ConcurrentDictionary<int, long>();
        var followings = new List<IDisposable>();
        for (var number = 0; number < 200; number++)
        {
            var own = number;
            followings.Add(await _feed.SubscribeAsync(_story.Id, board =>
            {
                if (own % 40 == 0)
                    return stuck.Task;
                seen[own] = board.Sequence;
                return Task.CompletedTask;
            }));
        }

        for (var number = 0; number < 30; number++)
            await AddCardAsync($"card {number}");

        var last = (await _feed.GetAsync(_story.Id)).Sequence;
        await UntilAsync(() => seen.Count == 195 && seen.Values.All(sequence => sequence == last));
        stuck.SetResult();
        followings.ForEach(following => following.Dispose());
    }

    [Fact]
    public async Task A_subscriber_that_never_returns_does_not_slow_the_frames_of_the_others()
    {
        var boards = new BlockingCollection<BoardState>();
        using var following = await _feed.SubscribeAsync(_story.Id, board =>
        {
            boards.Add(board);
            return Task.CompletedTask;
        });
        using var stuck = await _feed.SubscribeAsync(_story.Id, _ => new TaskCompletionSource().Task);
        Next(boards);
        // The first frame may wait for the stuck one; by then it is known to be late.
        await AddCardAsync("first");
        Next(boards);
        await Task.Delay(500);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var number = 0; number < 10; number++)
        {
            await AddCardAsync($"card {number}");
            while (TextsOf(Next(boards)).Count < number + 2)
            {
            }
        }

        // Ten frames of 100 ms; ten of 400 when each waits for the one that does not come back.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(3), $"Ten frames took {watch.Elapsed}.");
    }

    [Fact]
    public async Task A_slow_subscriber_skips_to_the_newest_state()
    {
        var gate = new SemaphoreSlim(0);
        var shown = new ConcurrentQueue<long>();
        using var following = await _feed.SubscribeAsync(_story.Id, async board =>
        {
            shown.Enqueue(board.Sequence);
            await gate.WaitAsync();
        });
        await UntilAsync(() => shown.Count == 1);

        for (var number = 0; number < 12; number++)
        {
            await AddCardAsync($"card {number}");
            await Task.Delay(60);
        }
        var last = (await _feed.GetAsync(_story.Id)).Sequence;
        await Task.Delay(300);
        gate.Release(100);
        await UntilAsync(() => shown.LastOrDefault() == last);

        Assert.Equal(2, shown.Count);
    }

    [Fact]
    public async Task Sequences_shown_to_one_subscriber_only_grow_and_it_is_never_called_twice_at_once()
    {
        var shown = new List<long>();
        var inside = 0;
        var atOnce = 0;
        using var following = await _feed.SubscribeAsync(_story.Id, async board =>
        {
            atOnce = Math.Max(atOnce, Interlocked.Increment(ref inside));
            shown.Add(board.Sequence);
            await Task.Delay(Random.Shared.Next(30));
            Interlocked.Decrement(ref inside);
        });

        await Parallel.ForAsync(0, 100, async (number, _) => await AddCardAsync($"card {number}"));
        var last = (await _feed.GetAsync(_story.Id)).Sequence;
        await UntilAsync(() => shown.Count > 0 && shown[^1] == last);

        Assert.Equal(1, atOnce);
        Assert.Equal(shown.Order().Distinct(), shown);
    }

    [Fact]
    public async Task No_subscriber_misses_the_final_state_whenever_it_comes_or_pauses()
    {
        var random = new Random(20260310);
        var last = new ConcurrentDictionary<int, BoardState>();
        var followings = new ConcurrentBag<IDisposable>();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; number < 150; number++)
            {
                await AddCardAsync($"card {number}");
                await Task.Delay(random.Next(12));
            }
        });
        await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 40 }, async (number, cancel) =>
        {
            await Task.Delay(Random.Shared.Next(1500), cancel);
            followings.Add(await _feed.SubscribeAsync(_story.Id, async board =>
            {
                await Task.Delay(Random.Shared.Next(80), CancellationToken.None);
                last[number] = board;
            }, cancel));
        });
        await writing;

        var final = await _feed.GetAsync(_story.Id);
        Assert.Equal(150, TextsOf(final).Count);
        await UntilAsync(() => last.Count == 40 && last.Values.All(board => ReferenceEquals(board, final)));
        foreach (var following in followings)
            following.Dispose();
    }

    [Fact]
    public async Task A_disposed_subscriber_is_never_called_again()
    {
        var calls = 0;
        var following = await _feed.SubscribeAsync(_story.Id, _ =>
        {
            Interlocked.Increment(ref calls);
            return Task.CompletedTask;
        });
        await UntilAsync(() => calls == 1);

        following.Dispose();
        await AddCardAsync("after");
        await UntilAsync(() => _feed.GetAsync(_story.Id).Result.Sequence == 4);
        await Task.Delay(400);

        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_subscriber_that_throws_ends_alone()
    {
        var seen = 0L;
        var calls = 0;
        using var failing = await _feed.SubscribeAsync(_story.Id, _ =>
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException("this page is broken");
        });
        using var following = await _feed.SubscribeAsync(_story.Id, board =>
        {
            seen = board.Sequence;
            return Task.CompletedTask;
        });

        await AddCardAsync("one");
        await AddCardAsync("two");

        await UntilAsync(() => seen == 6);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Rewind_gives_the_board_as_it_was_after_any_row()
    {
        for (var number = 1; number <= 5; number++)
            await AddCardAsync($"card {number}");

        for (var number = 0; number <= 5; number++)
        {
            // Story and lane are rows 1 and 2; each card brings a note and itself.
            var board = await _feed.RewindAsync(_story.Id, row => row.Sequence <= 2 + 2 * number);
            Assert.Equal(number, TextsOf(board).Count);
            Assert.Equal(2 + 2 * number, board.Sequence);
        }
        await Assert.ThrowsAsync<NotFoundException>(() => _feed.RewindAsync(_story.Id, _ => false));
    }

    [Fact]
    public async Task Rows_come_in_order_without_holes_from_memory_and_from_the_database()
    {
        await _feed.GetAsync(_story.Id);
        for (var number = 0; number < 10; number++)
            await AddCardAsync($"card {number}");
        var last = (await _feed.GetAsync(_story.Id)).Sequence;
        using var cold = new StoryFeed(_database.Log, _database.Signals, TimeProvider.System, NullLogger<StoryFeed>.Instance);

        foreach (var feed in new[] { _feed, cold })
        {
            var read = new List<long>();
            while (await feed.ReadAsync(_story.Id, read.LastOrDefault(), 4) is { Count: > 0 } rows)
                read.AddRange(rows.Select(row => row.Sequence));
            Assert.Equal(Enumerable.Range(1, (int)last).Select(number => (long)number), read);
        }
    }

    private Task<Card> AddCardAsync(string text) => _database.Log.WriteAsync(_story.Id, s_ana, write =>
    {
        var note = write.Add(LogKinds.NoteAdded, new Note
        {
            Id = Ids.New(), StoryId = _story.Id, Text = text, AuthorId = s_ana.Id, AuthorName = s_ana.Name, WrittenAt = write.Now,
        });
        return Task.FromResult(write.Add(LogKinds.CardAdded, new Card
        {
            Id = Ids.New(), StoryId = _story.Id, Kind = CardKind.Note, SubjectId = note.Id, LaneId = _lane.Id, Rank = Rank.Between(null, null), AddedAt = write.Now,
        }));
    });

    private static List<string> TextsOf(BoardState board) =>
        [.. board.Lanes.SelectMany(lane => lane.Cards).OrderBy(card => card.AddedBy).Select(card => card.Note!.Text)];

    private static BoardState Next(BlockingCollection<BoardState> boards) =>
        boards.TryTake(out var board, s_patience) ? board : throw new TimeoutException("No board came.");

    private static async Task UntilAsync(Func<bool> done)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!done())
        {
            if (watch.Elapsed > s_patience)
                throw new TimeoutException("It did not happen.");
            await Task.Delay(10);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        // One for those who draw, one for the rest of the frame.
        public const int WaitsOfAFrame = 2;

        private int _waits;

        public int Waits => Volatile.Read(ref _waits);

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Interlocked.Increment(ref _waits);
            return new NeverTimer();
        }

        private sealed class NeverTimer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
