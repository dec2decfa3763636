namespace Dashboard.Domain;

/// <summary>Something was asked that the rules of the newsroom do not allow. The message is for the person who asked.</summary>
/// <param name="message">What is not possible, and what is.</param>
/// <param name="field">Name of the field that is at fault, camelCase, when it is a single one.</param>
public sealed class RuleBrokenException(string message, string? field = null) : Exception(message)
{
    public string? Field { get; } = field;
}
