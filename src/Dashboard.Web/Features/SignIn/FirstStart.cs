using Dashboard.Domain;
using Dashboard.Domain.People;
using Dashboard.Web.Features.Admin;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>The set-up of an empty program: the first account.</summary>
public sealed class FirstStart(
    PeopleDirectory directory, SetupCode code, ManagePeople people, SignInDesk desk, SignInThrottle throttle, IOptions<LimitOptions> limits)
{
    private const int MostCodeTries = 30;

    public async ValueTask<bool> IsOpenAsync() => !await directory.HasPeopleAsync();

    /// <summary>True when the page was opened from elsewhere; prints a code when none is valid.</summary>
    public bool NeedsCode(HttpContext context)
    {
        if (SetupCode.IsFromHere(context))
            return false;
        code.Offer();
        return true;
    }

    /// <summary>Makes the admin and signs them in.</summary>
    /// <returns>What is wrong, for the person; null when it is done.</returns>
    public async Task<string?> SetUpAsync(HttpContext context, string name, string email, string password, string? givenCode)
    {
        if (!SetupCode.IsFromHere(context))
        {
            var address = SignInThrottle.AddressOf(context.Connection.RemoteIpAddress);
            if (throttle.TryTake($"setup:{address}", limits.Value.SignInsPerAddress, limits.Value.SignInWindow) is not null
                || throttle.TryTake("setup", MostCodeTries, limits.Value.SignInWindow) is not null)
                return "Too many tries. Wait some minutes, then try again.";
            if (!code.Opens(givenCode))
                return "This is not the code on the console, or it is older than half an hour. Reload this page for a new one.";
        }
        try
        {
            var person = await people.CreateFirstAsync(new NewPerson(email, name, Role.Admin, password));
            await desk.OpenAsync(context, person);
            return null;
        }
        catch (Exception error) when (error is RuleBrokenException or InvalidRequestException or RefusedException)
        {
            return error.Message;
        }
    }
}
