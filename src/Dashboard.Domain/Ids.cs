namespace Dashboard.Domain;

/// <summary>Identifiers: 32 hex digits that sort by the time they were made.</summary>
public static class Ids
{
    public static string New() => Guid.CreateVersion7().ToString("N");
}
