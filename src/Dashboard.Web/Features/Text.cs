using System.Runtime.CompilerServices;
using System.Text.Json;
using Dashboard.Domain;

namespace Dashboard.Web.Features;

/// <summary>What people and programs type into short fields.</summary>
internal static class Text
{
    /// <summary>Trimmed and without control characters; refused when empty or too long.</summary>
    /// <exception cref="RuleBrokenException">Says what is wrong with it.</exception>
    /// <param name="field">Name of the field in the request; taken from the code when it is left out: <c>request.Title</c> is "title".</param>
    public static string Required(string? text, int maxLength, string what, [CallerArgumentExpression(nameof(text))] string field = "")
    {
        var clean = Optional(text, maxLength, what, field);
        return clean ?? throw new RuleBrokenException($"{what} is empty.", FieldIn(field));
    }

    /// <summary>Trimmed and without control characters; null when nothing is left.</summary>
    /// <exception cref="RuleBrokenException">It is too long.</exception>
    public static string? Optional(string? text, int maxLength, string what, [CallerArgumentExpression(nameof(text))] string field = "")
    {
        if (text is null)
            return null;
        var clean = Clean(text);
        if (clean.Length > maxLength)
            throw new RuleBrokenException($"{what} has {clean.Length} characters; at most {maxLength} are possible.", FieldIn(field));
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Without control characters and halves of surrogate pairs, which no database keeps as they are.</summary>
    public static string Clean(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(text[i]).Append(text[++i]);
            else if (!char.IsSurrogate(text[i]) && (!char.IsControl(text[i]) || text[i] is '\n' or '\t'))
                clean.Append(text[i]);
        }
        return clean.ToString().Trim();
    }

    private static string FieldIn(string expression) => JsonNamingPolicy.CamelCase.ConvertName(expression[(expression.LastIndexOf('.') + 1)..]);
}
