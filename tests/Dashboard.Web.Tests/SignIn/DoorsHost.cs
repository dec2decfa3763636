using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Tests.Api;

namespace Dashboard.Web.Tests.SignIn;

/// <summary>The real program with an admin, limits that do not get in the way, and quick hashing.</summary>
public sealed class DoorsHost : IAsyncLifetime
{
    public const string Password = "seven lamps on a wet quay";
    private int _people;

    public ApiHost Host { get; } = new();

    /// <summary>Settings come as pairs; they win over those of this host.</summary>
    public static async Task<DoorsHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var host = new DoorsHost();
        foreach (var (name, value) in settings)
            host.Host.Settings[name] = value;
        await host.InitializeAsync();
        return host;
    }

    public async Task InitializeAsync()
    {
        Host.Settings.TryAdd("Doors:HashRounds", "1000");
        Host.Settings.TryAdd("Limits:SignInsPerAddress", "0");
        await Host.InitializeAsync();
        await PersonAsync(Role.Admin);
    }

    public ManagePeople People => Host.Get<ManagePeople>();

    public async Task<KnownAccount> PersonAsync(Role role, string? name = null)
    {
        var email = $"person{Interlocked.Increment(ref _people)}@newsroom.example";
        var created = await People.CreateAsync(Actor.Program, new NewPerson(email, name ?? $"{role} Number {_people}", role, Password));
        return new(created.Person.Id, email);
    }

    public Visitor Visitor(params (string Name, string Value)[] headers) => new(Host.Address, headers);

    public async Task<(Visitor Visitor, KnownAccount Account)> SignedInAsync(Role role)
    {
        var account = await PersonAsync(role);
        return (await Visitor().SignedInAsync(account.Email), account);
    }

    public Task DisposeAsync() => Host.DisposeAsync();
}

/// <summary>Somebody with <see cref="DoorsHost.Password"/>.</summary>
public sealed record KnownAccount(string Id, string Email);
