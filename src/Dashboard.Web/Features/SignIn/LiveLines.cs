using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// The open pages and hub connections on this node. Whenever people, keys or sessions were read again, those whose ticket is no
/// longer good are led to the sign-in page and then cut.
/// </summary>
public sealed partial class LiveLines(TimeProvider time, IOptions<DoorOptions> options, ILogger<LiveLines> logger)
{
    // Long enough for an honest page to leave by itself; a page that stays is cut.
    private static readonly TimeSpan s_leave = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, Line> _lines = new();

    /// <param name="ticket">Who it belongs to.</param>
    /// <param name="end">Ends it; called once at most.</param>
    /// <param name="kindly">True for a page, which is asked to leave; false for a connection.</param>
    public IDisposable Add(ClaimsPrincipal ticket, Action end, bool kindly)
    {
        var line = new Line(this, ticket, end, kindly);
        _lines[line.Id] = line;
        return line;
    }

    /// <summary>How many open pages a person has on this node.</summary>
    public int PagesOf(ClaimsPrincipal ticket) =>
        ticket.FindFirstValue(ClaimTypes.NameIdentifier) is { } person
            ? _lines.Values.Count(line => line.Kindly && line.Ticket.FindFirstValue(ClaimTypes.NameIdentifier) == person)
            : 0;

    /// <summary>How many pages are open on this node.</summary>
    public int Pages => _lines.Values.Count(line => line.Kindly);

    public void EndThoseNoLongerWelcome(Known known)
    {
        var now = time.GetUtcNow();
        foreach (var line in _lines.Values)
        {
            if (known.ActorIn(line.Ticket, now, options.Value) is not null || !line.Leave())
                continue;
            Ended(logger, line.Ticket.FindFirstValue(ClaimTypes.NameIdentifier) ?? line.Ticket.FindFirstValue(Ticket.Key) ?? "nobody");
            // Programs have no page to go to.
            var patience = line.Kindly || line.Ticket.HasClaim(claim => claim.Type == Ticket.Key) ? TimeSpan.Zero : s_leave;
            _ = EndLaterAsync(line, patience);
        }
    }

    private async Task EndLaterAsync(Line line, TimeSpan patience)
    {
        if (patience > TimeSpan.Zero)
            await Task.Delay(patience, time);
        line.End();
    }

    private sealed class Line(LiveLines owner, ClaimsPrincipal ticket, Action end, bool kindly) : IDisposable
    {
        private readonly Lock _lock = new();
        private bool _leaving;
        private bool _gone;

        public Guid Id { get; } = Guid.NewGuid();
        public ClaimsPrincipal Ticket => ticket;
        public bool Kindly => kindly;

        /// <returns>False when it was told before.</returns>
        public bool Leave()
        {
            lock (_lock)
                return !_leaving && (_leaving = true);
        }

        public void End()
        {
            // Under the lock, because a request's context is used again for another once the request is over.
            lock (_lock)
            {
                if (!_gone)
                    end();
            }
        }

        public void Dispose()
        {
            owner._lines.TryRemove(Id, out _);
            lock (_lock)
                _gone = true;
        }
    }

    [LoggerMessage(LogLevel.Information, "Ended a live connection of {Who}: no longer allowed.")]
    private static partial void Ended(ILogger logger, string who);
}

/// <summary>Reads people, keys and sessions every second, so that what another process changed acts on open pages within two.</summary>
internal sealed partial class PeopleWatch(PeopleDirectory directory, LiveLines lines, TimeProvider time, ILogger<PeopleWatch> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        directory.Read += lines.EndThoseNoLongerWelcome;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        do
        {
            try
            {
                await directory.RefreshAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                Failed(logger, error);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "People could not be read; trying again")]
    private static partial void Failed(ILogger logger, Exception error);
}
