using Dashboard.Data.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dashboard.Web.Features.SignIn;

/// <summary>What a password must be: long, not a common one, not the person's own name. No rules of composition.</summary>
public static class PasswordRules
{
    public const int Shortest = 8;
    public const int Advised = 15;
    public const int Longest = 128;

    // The words from which people build a password that is guessed at once; digits and signs around one do not make it a secret.
    private static readonly string[] s_common =
    [
        "password", "passwort", "contrasena", "motdepasse", "qwerty", "qwertz", "azerty", "asdfghjkl", "zxcvbnm", "letmein", "welcome", "iloveyou",
        "administrator", "admin", "dashboard", "newsroom", "changeme", "secret", "default", "temporary", "monkey", "dragon", "football",
        "baseball", "basketball", "superman", "batman", "princess", "sunshine", "trustno", "master", "shadow", "whatever", "starwars", "abc",
        "unbelievable", "internet", "computer", "liverpool", "chocolate",
    ];

    /// <returns>What is wrong with it, for the person; null when nothing is.</returns>
    public static string? Fault(string password, string? name, string? email)
    {
        if (password.Length < Shortest)
            return $"The password needs at least {Shortest} characters, better {Advised}. A few words in a row are easy to remember.";
        if (password.Length > Longest)
            return $"The password may have at most {Longest} characters.";
        var letters = Letters(password);
        if (password.Distinct().Count() < 5 || IsRun(password) || IsMadeOf(letters, s_common))
            return "This password is one of the first that are guessed. Take a few words that only you would put together.";
        return IsMadeOf(letters, [.. Own(name, email), .. s_common])
            ? "The password must not be your name or e-mail address."
            : null;
    }

    private static string Letters(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetter)]);

    /// <summary>Apart from digits and signs there is nothing but these words, in any order and number.</summary>
    private static bool IsMadeOf(string letters, IEnumerable<string> words) => letters.Length > 0
        && words.OrderByDescending(word => word.Length).Aggregate(letters, (left, word) => left.Replace(word, "", StringComparison.Ordinal)).Length == 0;

    private static bool IsRun(string text)
    {
        var same = 0;
        for (var at = 1; at < text.Length; at++)
        {
            if (Math.Abs(text[at] - text[at - 1]) <= 1)
                same++;
        }
        return same >= text.Length - 2;
    }

    private static IEnumerable<string> Own(string? name, string? email) => $"{name} {email}"
        .Split([' ', '.', '@', '-', '_', '+'], StringSplitOptions.RemoveEmptyEntries).Select(Letters).Where(word => word.Length >= 2);
}

/// <summary>
/// Hashes and checks passwords, a few at a time: each costs a third of a second of a core, and a rush of sign-ins must not stop
/// the boards.
/// </summary>
public sealed class PasswordHashing(IPasswordHasher<Person> hasher, IOptions<DoorOptions> options) : IDisposable
{
    private const int LongestQueue = 64;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);
    private static readonly Person s_nobody = new() { Name = "" };

    private readonly SemaphoreSlim _turns = new(Math.Max(1, options.Value.HashesAtOnce));
    private readonly Lazy<string> _decoy = new(() => hasher.HashPassword(s_nobody, KeySecrets.NewPassword()));
    private int _waiting;

    public Task<string> HashAsync(string password, CancellationToken cancel = default) =>
        InTurnAsync(() => hasher.HashPassword(s_nobody, password), cancel);

    /// <param name="hash">Null when there is no such person: costs the same time and fails.</param>
    public Task<PasswordVerificationResult> CheckAsync(string? hash, string password, CancellationToken cancel = default) => InTurnAsync(() =>
    {
        var result = hasher.VerifyHashedPassword(s_nobody, hash ?? _decoy.Value, password);
        return hash is null ? PasswordVerificationResult.Failed : result;
    }, cancel);

    /// <exception cref="RefusedException">Too many are waiting already.</exception>
    private async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken cancel)
    {
        if (Interlocked.Increment(ref _waiting) > LongestQueue)
        {
            Interlocked.Decrement(ref _waiting);
            throw Busy();
        }
        try
        {
            if (!await _turns.WaitAsync(s_patience, cancel))
                throw Busy();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            return await Task.Run(work, cancel);
        }
        finally
        {
            _turns.Release();
        }
    }

    private static RefusedException Busy() => new(StatusCodes.Status429TooManyRequests, "busy", "Too many people sign in at this moment. Try again in a minute.");

    public void Dispose() => _turns.Dispose();
}
