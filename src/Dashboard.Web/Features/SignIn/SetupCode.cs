using System.Net;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// Who sets up from another machine shows that they can read the console of this one. A code lives half an hour; the next one is
/// printed when the page is asked for again.
/// </summary>
public sealed partial class SetupCode(TimeProvider time, ILogger<SetupCode> logger)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock _lock = new();
    private string? _code;
    private DateTimeOffset _until;

    /// <summary>Makes sure that a code is valid, and prints it when it is a new one.</summary>
    public void Offer()
    {
        lock (_lock)
        {
            if (_code is not null && time.GetUtcNow() < _until)
                return;
            _code = KeySecrets.NewCode();
            _until = time.GetUtcNow() + Life;
            Offered(logger, _code, (int)Life.TotalMinutes);
        }
    }

    public bool Opens(string? given)
    {
        lock (_lock)
            return given is not null && _code is not null && time.GetUtcNow() < _until && KeySecrets.Same(Clean(given), Clean(_code));
    }

    /// <summary>
    /// True when the request comes from this machine and says so. A request that a proxy passed on does not count, whatever the
    /// proxy's address, nor does a foreign name that resolves to this machine.
    /// </summary>
    public static bool IsFromHere(HttpContext context)
    {
        var request = context.Request;
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && !s_passedOn.Any(request.Headers.ContainsKey)
            && (request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
    }

    private static readonly string[] s_passedOn =
        ["X-Forwarded-For", "X-Original-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-Proto", "X-Original-Host", "X-Real-IP", "Forwarded", "Via"];

    private static string Clean(string code) => new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);

    [LoggerMessage(LogLevel.Warning, "Set-up code, asked for when the page /setup is opened from another machine: {Code} (good for {Minutes} minutes)")]
    private static partial void Offered(ILogger logger, string code, int minutes);
}
