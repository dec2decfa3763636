using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Admin;

public sealed class ManagePeopleTests
{
    [Fact]
    public async Task Last_admin_stays_admin_even_when_two_demote_each_other_at_once()
    {
        await using var host = new DashboardHost();
        var people = host.Get<ManagePeople>();
        var (ana, ben) = (await host.PersonAsync("Ana", Role.Admin), await host.PersonAsync("Ben", Role.Admin));
        async Task<bool> TryAsync(Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (RuleBrokenException)
            {
                return false;
            }
        }
        var done = await Task.WhenAll(
            TryAsync(() => people.ChangeRoleAsync(Actor.Program, ana.Id, Role.Viewer)), TryAsync(() => people.DisableAsync(Actor.Program, ben.Id)));
        Assert.Single(done, went => went);
        var left = Assert.Single((await host.Get<PeopleDirectory>().GetAsync()).People.Values, person => person is { Role: Role.Admin, Disabled: false });
        await Assert.ThrowsAsync<RuleBrokenException>(() => people.DisableAsync(Actor.Program, left.Id));
        await Assert.ThrowsAsync<RuleBrokenException>(() => people.ChangeRoleAsync(Actor.Program, left.Id, Role.Editor));
    }

    [Fact]
    public async Task Key_is_kept_as_its_hash_only_and_ends_with_its_time_or_by_word()
    {
        await using var host = new DashboardHost();
        var keys = host.Get<ManageKeys>();
        using var program = host.Browser();
        var brief = await keys.CreateAsync(Actor.Program, new("Brief", Role.Viewer, Lifetime: TimeSpan.FromDays(1)));
        var revoked = await host.KeyAsync(Role.Viewer);
        async Task<int> StatusAsync(string key)
        {
            program.Headers["Authorization"] = $"Bearer {key}";
            return (int)(await program.GetAsync("/api/v1/stories")).StatusCode;
        }
        Assert.Equal((200, 200), (await StatusAsync(brief.Secret), await StatusAsync(revoked.Secret)));
        await keys.RevokeAsync(Actor.Program, revoked.Id);
        Assert.Equal((200, 401), (await StatusAsync(brief.Secret), await StatusAsync(revoked.Secret)));
        host.Clock.Forward(TimeSpan.FromDays(2));
        Assert.Equal(401, await StatusAsync(brief.Secret));

        await using var db = host.Open();
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var stored = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(host.Database));
        Assert.DoesNotContain(brief.Secret[3..], stored, StringComparison.Ordinal);
        Assert.Contains(KeySecrets.HashOf(brief.Secret), stored, StringComparison.Ordinal);
    }
}
