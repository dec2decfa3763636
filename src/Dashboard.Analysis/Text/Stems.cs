namespace Dashboard.Analysis.Text;

/// <summary>Brings the forms of an English word to one stem. The stem need not be a word; equal words must get equal stems.</summary>
internal static class Stems
{
    public static string Of(string lower)
    {
        if (lower.Length < 3 || !char.IsLetter(lower[0]))
            return lower;
        if (Irregular.TryGetValue(lower, out var known))
            return Trim(known);
        var s = lower;
        if (s.EndsWith("n't", StringComparison.Ordinal))
            s = s[..^3];
        if (s.Length > 4 && (s.EndsWith("ies", StringComparison.Ordinal) || s.EndsWith("ied", StringComparison.Ordinal)))
            return s[..^3] + "y";
        if (s.Length > 4 && (s.EndsWith("sses", StringComparison.Ordinal) || s.EndsWith("shes", StringComparison.Ordinal)
            || s.EndsWith("ches", StringComparison.Ordinal) || s.EndsWith("xes", StringComparison.Ordinal)))
            return s[..^2];
        if (s.Length > 3 && s.EndsWith('s') && !s.EndsWith("ss", StringComparison.Ordinal) && !s.EndsWith("us", StringComparison.Ordinal)
            && !s.EndsWith("is", StringComparison.Ordinal))
            s = s[..^1];
        // "payments", "withdrawals"
        if (s.Length < lower.Length && Irregular.TryGetValue(s, out known))
            return Trim(known);
        if (s.Length > 5 && s.EndsWith("ing", StringComparison.Ordinal) && HasVowel(s.AsSpan(0, s.Length - 3)))
            s = Single(s[..^3]);
        else if (s.Length > 4 && s.EndsWith("ed", StringComparison.Ordinal) && HasVowel(s.AsSpan(0, s.Length - 2)))
            s = Single(s[..^2]);
        return Trim(s);
    }

    /// <summary>"arrested", "withdrew": a verb that tells of something done.</summary>
    public static bool IsPast(string lower) =>
        lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal)
        || Irregular.TryGetValue(lower, out var known) && !string.Equals(known, lower, StringComparison.Ordinal) && !lower.EndsWith('s');

    private static string Trim(string s)
    {
        if (s.Length > 3 && s.EndsWith('e'))
            s = s[..^1];
        return s;
    }

    /// <summary>"stopp" to "stop": a consonant doubled only for the ending.</summary>
    private static string Single(string s) =>
        s.Length > 3 && s[^1] == s[^2] && s[^1] is not ('l' or 's' or 'z' or 'e' or 'o') ? s[..^1] : s;

    private static bool HasVowel(ReadOnlySpan<char> s) => s.IndexOfAny(Vowels) >= 0;

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static readonly Dictionary<string, string> Irregular = Build("""
        be am is are was were been being|have has had having|do does did done doing|go goes went gone going|say said says|tell told|
        leave left|withdraw withdrew withdrawn withdrawal|rise rose risen|fall fell fallen|grow grew grown|begin began begun|win won|lose lost loss|
        kill killing|die died dying dies|hold held|hit hitting|strike struck stricken|take took taken|give gave given|get got gotten getting|
        make made|find found|know knew known|think thought|see saw seen|come came|become became|run ran running|meet met|pay paid payment|
        send sent|spend spent|build built|buy bought|sell sold|sale sales|sit sat|stand stood|speak spoke spoken|write wrote written|
        show shown|keep kept|lead led|bring brought|break broke broken|choose chose chosen|drive drove driven|fight fought|fly flew flown|
        forget forgot|hear heard|hide hid hidden|mean meant|read|seek sought|shoot shot|shut|steal stole stolen|swear swore sworn|
        teach taught|wear wore worn|feel felt|draw drew drawn|eat ate eaten|sink sank sunk|shake shook shaken|bear bore born|catch caught|
        man men|woman women|child children|person people persons|foot feet|half halves|life lives|wife wives|knife knives|
        lie lying lied|freeze froze frozen|burn burnt|learn learnt|deal dealt|sleep slept|sweep swept|bind bound|wound wounded wounding|
        remove removal|arrive arrival|depart departure|deny denial|refuse refusal|approve approval|
        agree agreement|invest investment|state statement|announce announcement|injure injury injuries|
        acquire acquisition|explode explosion|collide collision|decide decision|evacuate evacuation|
        reduce reduction|grow growth|close closure|resign resignation|convict conviction|invade invasion|elect election|
        wolf wolves|according|leaf leaves|tooth teeth|mouse mice|goose geese|datum data|medium media|crisis crises|analysis analyses
        """);

    private static Dictionary<string, string> Build(string table)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in table.Split('|'))
        {
            var forms = row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var form in forms)
                map.TryAdd(form, forms[0]);
        }
        return map;
    }
}
