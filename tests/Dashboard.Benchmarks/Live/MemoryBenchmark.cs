namespace Dashboard.Benchmarks.Live;

/// <summary>Memory of one open page on boards of several sizes: the slope over the number of pages, after full collections.</summary>
internal static class MemoryBenchmark
{
    public static async Task RunAsync(LiveOptions options)
    {
        LiveBenchmark.Say($"memory of one open page, slope over {string.Join('/', options.Steps)} pages after full collections:");
        var boards = new List<(int Cards, double Heap, double Resident)>();
        var floor = await MeasureAsync(options, null).ConfigureAwait(false);
        LiveBenchmark.Say($"  list of stories (a small page)    heap {floor.Heap / 1024,6:0} KB   resident {floor.Resident / 1024,6:0} KB");
        foreach (var cards in options.Sizes)
        {
            var (heap, resident, first) = await MeasureAsync(options, cards).ConfigureAwait(false);
            boards.Add((cards, heap, resident));
            LiveBenchmark.Say($"  board of {cards,5} cards              heap {heap / 1024,6:0} KB   resident {resident / 1024,6:0} KB   first picture {first / 1024.0:0.0} KB   {heap / floor.Heap:0.00} times the small page");
        }
        if (boards.Count < 2)
            return;
        var (small, large) = (boards[0], boards[^1]);
        LiveBenchmark.Goal($"heap for each page at {large.Cards} cards against {small.Cards}", large.Heap / small.Heap, 1.5, "times");
        LiveBenchmark.Goal($"resident for each page at {large.Cards} cards against {small.Cards}", large.Resident / small.Resident, 1.5, "times");
    }

    // A fresh program for each size: what one board left behind must not count for the next.
    private static async Task<(double Heap, double Resident, int FirstPicture)> MeasureAsync(LiveOptions options, int? cards)
    {
        var newsroom = await Newsroom.StartAsync(options).ConfigureAwait(false);
        await using var endNewsroom = newsroom.ConfigureAwait(false);
        var page = cards is { } count ? (await newsroom.CreateBoardAsync(count).ConfigureAwait(false)).Board : newsroom.Site;
        var audience = new Audience(newsroom, page);
        await using var endAudience = audience.ConfigureAwait(false);
        // The first pages load code and fill caches that all later ones share.
        await audience.GrowAsync(20).ConfigureAwait(false);
        var taken = new List<(int Pages, Memory Memory)>();
        foreach (var step in options.Steps)
        {
            await audience.GrowAsync(step).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromSeconds(4)).ConfigureAwait(false);
            taken.Add((step, await newsroom.Server.MemoryAsync(collect: true).ConfigureAwait(false)));
        }
        return (
            Figures.Slope([.. taken.Select(taken => ((double)taken.Pages, (double)taken.Memory.Heap))]),
            Figures.Slope([.. taken.Select(taken => ((double)taken.Pages, (double)taken.Memory.Resident))]),
            audience.Circuits[0].FirstPictureBytes);
    }
}
