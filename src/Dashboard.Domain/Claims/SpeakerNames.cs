namespace Dashboard.Domain.Claims;

/// <summary>Names of speakers as screens list them.</summary>
public static class SpeakerNames
{
    /// <summary>Each once, in their order; a name that another one ends with ("Vane" after "Mayor Ines Vane") is the same person, and the longer one is kept.</summary>
    public static List<string> Once(IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var kept = new List<string>();
        foreach (var name in names)
        {
            if (kept.Exists(known => known == name || EndsWith(known, name)))
                continue;
            var shorter = kept.FindIndex(known => EndsWith(name, known));
            if (shorter >= 0)
                kept[shorter] = name;
            else
                kept.Add(name);
        }
        return kept;
    }

    private static bool EndsWith(string longer, string shorter) => shorter.Length > 0 && char.IsUpper(shorter[0]) && longer.EndsWith(" " + shorter, StringComparison.Ordinal);
}
