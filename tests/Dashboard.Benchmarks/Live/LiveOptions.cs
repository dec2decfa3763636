using System.Globalization;

namespace Dashboard.Benchmarks.Live;

/// <summary>What <c>live</c> is asked to measure.</summary>
internal sealed record LiveOptions
{
    public const string Usage = """
        live  opens real pages (circuits over WebSocket) of the running program and measures what a change costs.

          --viewers N     pages on one board (1000)
          --rate N        changes per second, posted through the API (10)
          --seconds N     measured seconds for each program, all rounds together (60)
          --rounds N      rounds, alternating with a bare SignalR hub (7)
          --cards N       cards on the board (50)
          --people N      people who share the pages (8)
          --sizes A,B,C   boards for memory, in cards (50,200,5000)
          --steps A,B,C   pages open while memory is taken (100,300,500)
          --parts P,Q     of load, stuck, memory (all three)
          --port N        first of three ports on 127.0.0.1 (5180)
          --unpinned      leave processes on all cores; otherwise servers run on core 0 and this driver on core 1
          --quick         a short run: 200 viewers, 3 rounds, 15 seconds, smaller steps
        """;

    public int Viewers { get; init; } = 1000;
    public int Rate { get; init; } = 10;
    public int Seconds { get; init; } = 60;
    public int Rounds { get; init; } = 7;
    public int Cards { get; init; } = 50;
    public int People { get; init; } = 8;
    public int Port { get; init; } = 5180;
    public bool Pinned { get; init; } = true;
    public IReadOnlyList<int> Sizes { get; init; } = [50, 200, 5000];
    public IReadOnlyList<int> Steps { get; init; } = [100, 300, 500];
    public IReadOnlyList<string> Parts { get; init; } = ["load", "stuck", "memory"];

    /// <summary>Connection string of an empty PostgreSQL database; null for a new SQLite file.</summary>
    public string? Postgres { get; init; }

    /// <summary>What the server may have of the machine's memory.</summary>
    public MemoryFence? Fence { get; init; }

    public int? ServerCore => Pinned ? 0 : null;

    /// <returns>Null when the words cannot be understood.</returns>
    public static LiveOptions? Read(IReadOnlyList<string> words)
    {
        var options = new LiveOptions();
        if (words.Contains("--quick"))
            options = options with { Viewers = 200, Seconds = 15, Rounds = 3, Steps = [50, 100, 150] };
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at] is "--quick")
                continue;
            if (words[at] is "--unpinned")
            {
                options = options with { Pinned = false };
                continue;
            }
            if (at + 1 >= words.Count)
                return null;
            var value = words[at + 1];
            if (words[at] == "--parts")
            {
                options = options with { Parts = value.Split(',') };
            }
            else if (!TryNumbers(value, out var numbers))
            {
                return null;
            }
            else
            {
                var read = words[at] switch
                {
                    "--viewers" => options with { Viewers = numbers[0] },
                    "--rate" => options with { Rate = numbers[0] },
                    "--seconds" => options with { Seconds = numbers[0] },
                    "--rounds" => options with { Rounds = numbers[0] },
                    "--cards" => options with { Cards = numbers[0] },
                    "--people" => options with { People = numbers[0] },
                    "--port" => options with { Port = numbers[0] },
                    "--sizes" => options with { Sizes = numbers },
                    "--steps" => options with { Steps = numbers },
                    _ => null,
                };
                if (read is null)
                    return null;
                options = read;
            }
            at++;
        }
        return options;
    }

    private static bool TryNumbers(string value, out int[] numbers)
    {
        numbers = [.. value.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];
        return numbers.All(number => number > 0);
    }
}
