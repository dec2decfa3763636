using Dashboard.Domain;

namespace Dashboard.Web.Features;

/// <summary>What people and programs type into short fields.</summary>
internal static class Text
{
    /// <summary>Trimmed and without control characters; refused when empty or too long.</summary>
    /// <exception cref="RuleBrokenException">Says what is wrong with it.</exception>
    public static string Required(string? text, int maxLength, string what)
    {
        var clean = Optional(text, maxLength, what);
        return clean ?? throw new RuleBrokenException($"{what} is empty.");
    }

    /// <summary>Trimmed and without control characters; null when nothing is left.</summary>
    /// <exception cref="RuleBrokenException">It is too long.</exception>
    public static string? Optional(string? text, int maxLength, string what)
    {
        if (text is null)
            return null;
        var clean = string.Concat(text.Where(letter => !char.IsControl(letter) || letter is '\n' or '\t')).Trim();
        if (clean.Length > maxLength)
            throw new RuleBrokenException($"{what} has {clean.Length} characters; at most {maxLength} are possible.");
        return clean.Length == 0 ? null : clean;
    }
}
