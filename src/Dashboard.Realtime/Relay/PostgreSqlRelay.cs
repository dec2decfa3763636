using System.Globalization;
using System.Threading.Channels;
using Dashboard.Data;
using Dashboard.Data.Log;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Dashboard.Realtime.Relay;

/// <summary>
/// Carries "story S has rows up to N" between nodes with LISTEN/NOTIFY. PostgreSQL forgets notices for a node that is away, so
/// after every connect the node compares all stories with what it knows.
/// </summary>
internal sealed partial class PostgreSqlRelay(
    IConfiguration configuration, IDbContextFactory<DashboardDbContext> contexts, StorySignals signals, TimeProvider time,
    ILogger<PostgreSqlRelay> logger) : BackgroundService
{
    private const string ChannelName = "dashboard_story";
    private readonly string _node = Guid.NewGuid().ToString("N");
    // Latest wins: a notice is a hint, and a newer one for the same story says more.
    private readonly Channel<(string Story, long Sequence)> _outgoing = Channel.CreateBounded<(string, long)>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });
    [ThreadStatic] private static bool t_relaying;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var listening = signals.Listen((story, sequence) =>
        {
            if (!t_relaying)
                _outgoing.Writer.TryWrite((story, sequence));
        });
        await Task.WhenAll(KeepTryingAsync(ReceiveAsync, stoppingToken), KeepTryingAsync(SendAsync, stoppingToken)).ConfigureAwait(false);
    }

    private async Task SendAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        await foreach (var (story, sequence) in _outgoing.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            var command = new NpgsqlCommand("SELECT pg_notify($1, $2)", connection);
            await using var dispose = command.ConfigureAwait(false);
            command.Parameters.AddWithValue(ChannelName);
            command.Parameters.AddWithValue($"{_node} {story} {sequence.ToString(CultureInfo.InvariantCulture)}");
            await command.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        }
    }

    private async Task ReceiveAsync(NpgsqlConnection connection, CancellationToken stop)
    {
        connection.Notification += (_, notice) =>
        {
            if (notice.Payload.Split(' ') is [var node, var story, var sequence] && node != _node
                && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                Raise(story, number);
        };
        var listen = new NpgsqlCommand($"LISTEN {ChannelName}", connection);
        await using (listen.ConfigureAwait(false))
            await listen.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
        var db = await contexts.CreateDbContextAsync(stop).ConfigureAwait(false);
        await using (db.ConfigureAwait(false))
        {
            foreach (var story in await db.Stories.AsNoTracking().Select(story => new { story.Id, story.LastSequence }).ToListAsync(stop).ConfigureAwait(false))
                Raise(story.Id, story.LastSequence);
        }
        while (true)
            await connection.WaitAsync(stop).ConfigureAwait(false);
    }

    private void Raise(string story, long sequence)
    {
        t_relaying = true;
        try
        {
            signals.Raise(story, sequence);
        }
        finally
        {
            t_relaying = false;
        }
    }

    private async Task KeepTryingAsync(Func<NpgsqlConnection, CancellationToken, Task> work, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var connection = new NpgsqlConnection(configuration.GetConnectionString("Dashboard"));
                await using var dispose = connection.ConfigureAwait(false);
                await connection.OpenAsync(stop).ConfigureAwait(false);
                await work(connection, stop).ConfigureAwait(false);
            }
            catch (Exception error) when (!stop.IsCancellationRequested)
            {
                ConnectionLost(logger, error);
                await Task.Delay(TimeSpan.FromSeconds(1), time, stop).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The relay between nodes lost its connection; trying again")]
    private static partial void ConnectionLost(ILogger logger, Exception error);
}
