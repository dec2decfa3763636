using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Admin;

public sealed class ManagePeopleTests
{
    [Fact]
    public async Task Only_an_admin_manages_people_and_keys()
    {
        await using var host = new DashboardHost();
        var (people, keys) = (host.Get<ManagePeople>(), host.Get<ManageKeys>());
        var ana = await host.PersonAsync("Ana", Role.Admin);
        var key = await host.KeyAsync(Role.Viewer);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Admin))
        {
            var actor = new Actor("x", "X", role);
            foreach (var act in new Func<Task>[]
            {
                () => people.CreateAsync(actor, new("x@newsroom.example", "X", Role.Viewer)), () => people.ChangeRoleAsync(actor, ana.Id, Role.Viewer),
                () => people.DisableAsync(actor, ana.Id), () => people.EnableAsync(actor, ana.Id), () => people.ResetPasswordAsync(actor, ana.Id),
                () => people.SignOutEverywhereAsync(actor, ana.Id), () => keys.CreateAsync(actor, new("X", Role.Viewer)), () => keys.RevokeAsync(actor, key.Id),
            })
                await Assert.ThrowsAsync<NotAllowedException>(act);
        }
        await using var db = host.Open();
        Assert.Equal((1, 1, 0), (await db.Users.CountAsync(), await db.ApiKeys.CountAsync(), await db.ApiKeys.CountAsync(row => row.RevokedAt != null)));
    }

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
    public async Task Account_with_faulty_fields_is_refused_field_by_field()
    {
        await using var host = new DashboardHost();
        var people = host.Get<ManagePeople>();
        await host.PersonAsync("Ana", Role.Viewer);
        var many = await Assert.ThrowsAsync<InvalidRequestException>(() => people.CreateAsync(Actor.Program, new("no address", "", (Role)99, "short")));
        Assert.Equal(["email", "name", "password", "role"], many.Errors.Keys.Order());
        var taken = await Assert.ThrowsAsync<InvalidRequestException>(() => people.CreateAsync(Actor.Program, new("ANA@newsroom.example", "Ana", Role.Viewer)));
        Assert.Equal(["email"], taken.Errors.Keys);
    }

    [Fact]
    public async Task Reset_password_works_once_and_ends_what_was_open()
    {
        await using var host = new DashboardHost();
        var (ana, browser) = await host.SignedInAsync();
        var first = await host.Get<ManagePeople>().ResetPasswordAsync(Actor.Program, ana.Id);
        Assert.False(await browser.IsSignedInAsync());
        await browser.SignInAsync(ana.Email, DashboardHost.Password);
        Assert.False(await browser.IsSignedInAsync());
        await browser.SubmitAsync("/login", ("Form.Email", ana.Email), ("Form.Password", first), ("Form.NewPassword", "nine lamps on a dry quay"));
        Assert.True(await browser.IsSignedInAsync());
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

    [Fact]
    public async Task Key_with_faulty_fields_is_refused()
    {
        await using var host = new DashboardHost();
        var keys = host.Get<ManageKeys>();
        await Assert.ThrowsAsync<InvalidRequestException>(() => keys.CreateAsync(Actor.Program, new("", Role.Viewer)));
        await Assert.ThrowsAsync<InvalidRequestException>(() => keys.CreateAsync(Actor.Program, new("Bot", Role.Viewer, Lifetime: TimeSpan.Zero)));
        await Assert.ThrowsAsync<NotFoundException>(() => keys.CreateAsync(Actor.Program, new("Bot", Role.Viewer, ["no-such-story"])));
    }
}
