namespace Dashboard.Web.Features.SignIn;

/// <summary>Section <c>Doors</c>: sessions, passwords, keys of protection, proxies.</summary>
public sealed class DoorOptions
{
    public const string Section = "Doors";

    /// <summary>A browser that asks for nothing this long must sign in again.</summary>
    public TimeSpan IdleSession { get; set; } = TimeSpan.FromHours(12);

    /// <summary>However busy, a session ends after this.</summary>
    public TimeSpan LongestSession { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for new passwords; older hashes are renewed at the next sign-in. At least 1,000.</summary>
    public int HashRounds { get; set; } = 210_000;

    /// <summary>How many passwords are hashed at the same time; hashing takes a core for a third of a second.</summary>
    public int HashesAtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Folder of the data-protection keys. Beside the SQLite file when empty; must be given with PostgreSQL.</summary>
    public string? KeysFolder { get; set; }

    /// <summary>Addresses or networks (10.0.0.0/8) of proxies whose X-Forwarded headers count; this machine when empty.</summary>
    public string[] Proxies { get; set; } = [];

    /// <summary>Other origins (https://intranet.example) whose pages may open our live connections.</summary>
    public string[] Origins { get; set; } = [];
}

/// <summary>Section <c>Limits</c>: generous; 0 lifts a limit.</summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    /// <summary>Failed sign-ins per account and window, wherever they come from.</summary>
    public int SignInsPerAccount { get; set; } = 5;

    /// <summary>Failed sign-ins per address and window; an IPv6 network of 64 bits counts as one address.</summary>
    public int SignInsPerAddress { get; set; } = 30;
    public TimeSpan SignInWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Requests of the API per second for each key, person or address.</summary>
    public int ApiPerSecond { get; set; } = 200;

    /// <summary>How many requests may come at once before the rate counts.</summary>
    public int ApiBurst { get; set; } = 1_000;

    /// <summary>Open pages of one person.</summary>
    public int CircuitsPerPerson { get; set; } = 30;
}
