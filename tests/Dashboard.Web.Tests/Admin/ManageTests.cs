using System.Net;
using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features;
using Dashboard.Web.Features.Admin;
using Dashboard.Web.Tests.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Tests.Admin;

/// <summary>What admins do with accounts and keys.</summary>
public sealed class ManageTests(DoorsHost doors) : IClassFixture<DoorsHost>
{
    private readonly ManageKeys _keys = doors.Host.Get<ManageKeys>();

    [Fact]
    public async Task Last_admin_can_be_neither_demoted_nor_disabled()
    {
        var own = await DoorsHost.StartAsync();
        await using var db = await own.Host.OpenAsync();
        var last = (await db.Users.SingleAsync()).Id;
        await Assert.ThrowsAsync<RuleBrokenException>(() => own.People.ChangeRoleAsync(Actor.Program, last, Role.Editor));
        await Assert.ThrowsAsync<RuleBrokenException>(() => own.People.DisableAsync(Actor.Program, last));

        // A disabled admin does not count as another one.
        var other = await own.PersonAsync(Role.Admin);
        await own.People.DisableAsync(Actor.Program, other.Id);
        await Assert.ThrowsAsync<RuleBrokenException>(() => own.People.DisableAsync(Actor.Program, last));
        await own.People.EnableAsync(Actor.Program, other.Id);

        // Two admins who demote each other at the same moment do not both succeed.
        var outcomes = await Task.WhenAll(new[] { last, other.Id }.Select(async id =>
        {
            try
            {
                await own.People.ChangeRoleAsync(Actor.Program, id, Role.Viewer);
                return true;
            }
            catch (RuleBrokenException)
            {
                return false;
            }
        }));
        Assert.Single(outcomes, true);
        Assert.Equal(1, await db.Users.CountAsync(person => person.Role == Role.Admin && !person.Disabled));
        await own.DisposeAsync();
    }

    [Theory]
    [InlineData("", "ana@newsroom.example", "name")]
    [InlineData("A\u0000na", "ana@newsroom.example", "name")]
    [InlineData("Ana", "", "email")]
    [InlineData("Ana", "ana", "email")]
    [InlineData("Ana", "a na@newsroom.example", "email")]
    [InlineData("Ana", "ana@b@c", "email")]
    [InlineData("Ana", "@newsroom.example", "email")]
    public async Task Account_with_a_bad_field_is_refused_and_the_field_is_named(string name, string email, string field)
    {
        var fault = await Assert.ThrowsAsync<InvalidRequestException>(() => doors.People.CreateAsync(Actor.Program, new NewPerson(email, name, Role.Viewer)));
        Assert.Equal([field], fault.Errors!.Keys);
    }

    [Fact]
    public async Task Address_that_somebody_has_is_refused_in_any_case()
    {
        var person = await doors.PersonAsync(Role.Viewer);
        await Assert.ThrowsAsync<InvalidRequestException>(() => doors.People.CreateAsync(Actor.Program, new NewPerson(person.Email.ToUpperInvariant(), "Other", Role.Viewer)));
    }

    [Fact]
    public async Task Only_who_may_manage_people_can()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Admin))
        {
            var actor = new Actor("somebody", "Somebody", role);
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.CreateAsync(actor, new NewPerson("x@newsroom.example", "X", Role.Viewer)));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.ChangeRoleAsync(actor, "a", Role.Admin));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.DisableAsync(actor, "a"));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.EnableAsync(actor, "a"));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.ResetPasswordAsync(actor, "a"));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.People.SignOutEverywhereAsync(actor, "a"));
            await Assert.ThrowsAsync<NotAllowedException>(() => _keys.CreateAsync(actor, new NewKey("k", Role.Viewer)));
            await Assert.ThrowsAsync<NotAllowedException>(() => _keys.RevokeAsync(actor, "a"));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.Host.Get<SystemHealth>().ReadAsync(actor));
            await Assert.ThrowsAsync<NotAllowedException>(() => doors.Host.Get<SystemHealth>().VerifyAsync(actor));
        }
    }

    [Fact]
    public async Task Unknown_person_or_key_is_not_found()
    {
        await Assert.ThrowsAsync<NotFoundException>(() => doors.People.DisableAsync(Actor.Program, "nobody"));
        await Assert.ThrowsAsync<NotFoundException>(() => _keys.RevokeAsync(Actor.Program, "nothing"));
        await Assert.ThrowsAsync<NotFoundException>(() => _keys.CreateAsync(Actor.Program, new NewKey("k", Role.Viewer, ["nowhere"])));
    }

    [Fact]
    public async Task Key_works_at_once_within_its_role_until_it_is_revoked()
    {
        var made = await _keys.CreateAsync(Actor.Program, new NewKey("cms", Role.Viewer));
        var client = doors.Host.With(made.Secret);
        (await client.GetAsync("stories")).Is(200);
        (await client.PostAsync("stories", new { title = "Quay" })).Is(403);
        await _keys.RevokeAsync(Actor.Program, made.Id);
        Assert.Equal("Bearer", (await client.GetAsync("stories")).Is(401).Response.Headers.WwwAuthenticate.ToString());
        await using var db = await doors.Host.OpenAsync();
        Assert.DoesNotContain(await db.ApiKeys.AsNoTracking().ToListAsync(), key => key.Hash.Contains(made.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_ends_at_its_time()
    {
        var own = await DoorsHost.StartAsync();
        var made = await own.Host.Get<ManageKeys>().CreateAsync(Actor.Program, new NewKey("cms", Role.Viewer, Lifetime: TimeSpan.FromHours(1)));
        var client = own.Host.With(made.Secret);
        (await client.GetAsync("stories")).Is(200);
        own.Host.Clock.Pass(TimeSpan.FromMinutes(61));
        (await client.GetAsync("stories")).Is(401);
        await own.DisposeAsync();
        await Assert.ThrowsAsync<InvalidRequestException>(() => _keys.CreateAsync(Actor.Program, new NewKey("k", Role.Viewer, Lifetime: TimeSpan.Zero)));
        await Assert.ThrowsAsync<InvalidRequestException>(() => _keys.CreateAsync(Actor.Program, new NewKey(" ", Role.Viewer)));
    }

    [Fact]
    public async Task Key_for_one_story_sees_and_touches_no_other()
    {
        var editor = doors.Host.As(Role.Editor);
        var (mine, other) = (await editor.NewStoryAsync("Mine"), await editor.NewStoryAsync("Other"));
        var made = await _keys.CreateAsync(Actor.Program, new NewKey("bot", Role.Editor, [mine]));
        var client = doors.Host.With(made.Secret);
        (await client.GetAsync($"stories/{mine}")).Is(200);
        (await client.PostTextAsync($"stories/{mine}/articles", "The quay is closed, the council said.")).Is(201);
        Assert.Contains((await client.GetAsync($"stories/{other}")).Code, new[] { 403, 404 });
        Assert.Contains((await client.PostTextAsync($"stories/{other}/articles", "The quay is open, the council said.")).Code, new[] { 403, 404 });
        Assert.Equal([mine], (await client.GetAsync("stories")).Is(200).Items.Select(story => story.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer dk_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("Basic YW5hOmFuYQ==")]
    public async Task Request_without_a_valid_key_gets_401(string header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "stories");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        using var answer = await doors.Host.With(null).Http.SendAsync(request);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
    }
}
