using Dashboard.Data.People;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Features.Demo;

/// <summary>Makes the people of the demonstration before the first page is served, so that nobody is led to the set-up.</summary>
internal sealed class DemoPeople(IServiceScopeFactory scopes, TimeProvider time)
{
    public async Task AddAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        foreach (var (key, name, role) in DemoMode.People)
        {
            var email = DemoMode.EmailOf(key);
            // Without a password: the only way in is the button.
            var made = await people.CreateAsync(new Person { UserName = email, Email = email, Name = name, Role = role, CreatedAt = time.GetUtcNow() });
            if (!made.Succeeded)
                throw new InvalidOperationException(string.Join(" ", made.Errors.Select(error => error.Description)));
        }
    }
}
