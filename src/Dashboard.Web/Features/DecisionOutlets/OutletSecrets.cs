using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Dashboard.Web.Features.DecisionOutlets;

/// <summary>Seals the secrets of comment systems, so that neither the database nor a backup of it gives them away.</summary>
public sealed class OutletSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Dashboard.DecisionOutlets");

    public string Seal(string secret) => _seal.Protect(secret);

    /// <exception cref="CryptographicException">The keys that sealed it are gone.</exception>
    public string Open(string secret) => _seal.Unprotect(secret);
}
