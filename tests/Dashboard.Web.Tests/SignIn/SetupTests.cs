using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Domain.People;
using Dashboard.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>The first start of an empty program.</summary>
public sealed partial class SetupTests : IAsyncLifetime
{
    private readonly ApiHost _host = new();

    public Task InitializeAsync()
    {
        _host.Settings["Doors:HashRounds"] = "1000";
        return _host.InitializeAsync();
    }

    public Task DisposeAsync() => _host.DisposeAsync();

    private static (string, string)[] Fields(string name, string? code = null) =>
    [
        ("Form.Name", name), ("Form.Email", $"{name}@newsroom.example"), ("Form.Password", DoorsHost.Password), ("Form.Code", code ?? ""),
    ];

    [Fact]
    public async Task Every_page_of_an_empty_program_leads_to_the_setup_in_one_step_and_the_rest_works_without_it()
    {
        using var visitor = new Visitor(_host.Address);
        foreach (var path in new[] { "/", "/login", "/stories/a", "/stories/a/articles", "/admin", "/admin/keys", "/no-access", "/nowhere/at/all", "/?a=b" })
        {
            using var answer = await visitor.GetAsync(path);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect && answer.LeadsTo() == "/setup", $"{path}: {answer.StatusCode} {answer.Headers.Location}");
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/css/app.css")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);
        (await _host.With(null).GetAsync("stories")).Is(401);
        (await _host.As(Role.Viewer).GetAsync("stories")).Is(200);
    }

    [Fact]
    public async Task Setup_signs_the_admin_in_and_is_refused_afterwards()
    {
        using var late = new Visitor(_host.Address);
        var form = await late.HiddenAsync("/setup");
        using var first = new Visitor(_host.Address);
        using var done = await first.SubmitAsync("/setup", Fields("ana"));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (done.StatusCode, done.LeadsTo()));
        Assert.NotNull((await first.PageAsync("/admin/people")).QuerySelector("h1"));

        using var refused = await late.PostAsync("/setup", form, Fields("bea"));
        Assert.NotEqual("/", refused.LeadsTo());
        Assert.Equal("/login", (await late.GetAsync("/setup")).LeadsTo());
        Assert.Equal("/login", (await late.GetAsync("/")).LeadsTo());
        await using var db = await _host.OpenAsync();
        Assert.Equal("ana", (await db.Users.SingleAsync()).Name);
    }

    [Fact]
    public async Task Of_five_setups_at_the_same_moment_one_wins()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(async number =>
        {
            using var visitor = new Visitor(_host.Address);
            using var answer = await visitor.SubmitAsync("/setup", Fields($"person{number}"));
            return answer.LeadsTo();
        }));
        Assert.Single(answers, "/");
        await using var db = await _host.OpenAsync();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Host", "dashboard.example")]
    public async Task From_elsewhere_the_code_of_the_console_is_asked_for_and_lives_half_an_hour(string header, string value)
    {
        using var visitor = new Visitor(_host.Address, (header, value));
        Assert.NotNull((await visitor.PageAsync("/setup")).QuerySelector("#code"));
        using var without = await visitor.SubmitAsync("/setup", Fields("eve"));
        Assert.Contains("not the code", await Visitor.NoticeAsync(without), StringComparison.Ordinal);
        using var guessed = await visitor.SubmitAsync("/setup", Fields("eve", "aaaaa-bbbbb-ccccc"));
        Assert.Contains("not the code", await Visitor.NoticeAsync(guessed), StringComparison.Ordinal);

        var old = CodeOnConsole();
        _host.Clock.Pass(TimeSpan.FromMinutes(31));
        var form = await visitor.HiddenAsync("/setup");
        using var worn = await visitor.PostAsync("/setup", form, Fields("eve", old));
        Assert.Contains("not the code", await Visitor.NoticeAsync(worn), StringComparison.Ordinal);
        Assert.NotEqual(old, CodeOnConsole());
        using var done = await visitor.SubmitAsync("/setup", Fields("ana", CodeOnConsole()));
        Assert.Equal("/", done.LeadsTo());
        await using var db = await _host.OpenAsync();
        Assert.Equal("ana", (await db.Users.SingleAsync()).Name);
    }

    [Theory]
    [InlineData("", "ana@newsroom.example", DoorsHost.Password, "name")]
    [InlineData("Ana", "nowhere", DoorsHost.Password, "e-mail")]
    [InlineData("Ana", "ana@newsroom.example", "short", "8 characters")]
    [InlineData("Ana", "ana@newsroom.example", "password123", "guessed")]
    public async Task Setup_with_a_bad_field_says_which_and_makes_nobody(string name, string email, string password, string says)
    {
        using var visitor = new Visitor(_host.Address);
        using var answer = await visitor.SubmitAsync("/setup", ("Form.Name", name), ("Form.Email", email), ("Form.Password", password));
        Assert.Contains(says, await Visitor.NoticeAsync(answer), StringComparison.OrdinalIgnoreCase);
        await using var db = await _host.OpenAsync();
        Assert.False(await db.Users.AnyAsync());
    }

    private string CodeOnConsole() => _host.Written.Select(line => Code().Match(line)).Last(match => match.Success).Groups[1].Value;

    [GeneratedRegex("Set-up code[^:]*: (\\S+)", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
