using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Dashboard.Web.Features.SignIn;

/// <summary>
/// A sealed cookie that says "this person has signed in on this browser". It opens nothing; it only keeps wrong guesses made
/// elsewhere from locking the person out here.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection, PeopleDirectory directory, ILookupNormalizer normalizer)
{
    private const string Name = "dashboard-browser";

    private readonly IDataProtector _seal = protection.CreateProtector("Dashboard.KnownBrowser");

    /// <summary>The name under which to count tries for this account from this browser; null when it is not known.</summary>
    public async ValueTask<string?> CountOfAsync(HttpContext context, string account)
    {
        if (context.Request.Cookies[Name] is not { Length: > 0 and < 1000 } cookie)
            return null;
        try
        {
            var parts = _seal.Unprotect(cookie).Split('|');
            return (await directory.GetAsync()).People.TryGetValue(parts[0], out var person) && normalizer.NormalizeEmail(person.Email) == account
                    ? $"browser:{parts[0]}:{parts[1]}"
                    : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public void Remember(HttpContext context, string personId) =>
        context.Response.Cookies.Append(Name, _seal.Protect($"{personId}|{KeySecrets.NewSession()}"), new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", MaxAge = TimeSpan.FromDays(180), IsEssential = true,
        });
}
