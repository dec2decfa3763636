namespace Dashboard.Domain;

/// <summary>Something was asked that the rules of the newsroom do not allow. The message is for the person who asked.</summary>
public sealed class RuleBrokenException(string message) : Exception(message);
