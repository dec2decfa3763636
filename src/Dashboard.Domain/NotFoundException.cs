namespace Dashboard.Domain;

/// <summary>There is no such thing, or the one who asks may not know of it.</summary>
public sealed class NotFoundException(string what, string id) : Exception($"There is no {what} \"{id}\".")
{
    public string What { get; } = what;
}
