using Microsoft.Playwright;

namespace Dashboard.Browser.Tests.Support;

/// <summary>Debian's Chromium, driven for real. One browser for a class of tests, one context per person.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is; null when it is not installed.</summary>
    public static string? Program { get; } = s_places.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // The machine's network is closed: without these the browser looks for its maker's servers at every start.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A browser of a person's own: cookies, storage and connection apart from all others.</summary>
    public async Task<IPage> OpenAsync(string address, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(20_000);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>A test that needs Chromium, and where <see cref="Seeds"/> is set the reference story; skipped, saying so, without.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    private bool _seeds;

    public BrowserFactAttribute()
    {
        if (Chromium.Program is null)
            Skip = "Chromium is not installed (Debian: apt-get install chromium).";
    }

    /// <summary>Needs the five articles of ../shared/seeds.</summary>
    public bool Seeds
    {
        get => _seeds;
        set
        {
            _seeds = value;
            if (value && DashboardProgram.Seeds is null)
                Skip = "The reference story is not there (../shared/seeds).";
        }
    }
}

/// <summary>A test that needs the five articles of ../shared/seeds but no browser; skipped, saying so, without.</summary>
public sealed class SeedsFactAttribute : FactAttribute
{
    public SeedsFactAttribute()
    {
        if (DashboardProgram.Seeds is null)
            Skip = "The reference story is not there (../shared/seeds).";
    }
}
