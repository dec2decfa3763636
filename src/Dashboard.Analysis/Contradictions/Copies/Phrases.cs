using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Contradictions.Copies;

/// <summary>Turns of grammar that say the same in other words: "due to" and "because of".</summary>
internal static class Phrases
{
    private static readonly Dictionary<string, int> Classes = Read("""
        due to/because of/owing to/on account of/thanks to
        also/in addition/as well/too/additionally
        more than/over/above/in excess of/upwards of
        less than/fewer than/under/below
        about/around/approximately/roughly/some/an estimated
        nearly/almost/close to/just under
        near/close to/not far from/in the vicinity of
        several/a number of/various
        many/a lot of/lots of/numerous/a large number of
        prior to/before/ahead of
        currently/at present/now/at the moment
        later/afterwards/subsequently
        until/till
        while/whilst/as/when
        among/amongst
        after/following
        about/concerning/regarding/over
        however/but/yet/still
        although/though/even though
        for example/for instance
        percent/per cent/%/percentage points
        during/in the course of/over the course of
        for/on behalf of
        toward/towards
        by/no later than
        if/in case
        again/once more
        in order to/to
        a/one
        """);

    public static bool AreSame(IReadOnlyList<Token> x, IReadOnlyList<Token> y) =>
        Classes.TryGetValue(string.Join(' ', x.Select(token => token.Lower)), out var one) && Classes.TryGetValue(string.Join(' ', y.Select(token => token.Lower)), out var other) && (one & other) != 0;

    /// <summary>A bit for each row that holds the phrase.</summary>
    private static Dictionary<string, int> Read(string list)
    {
        var map = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, row) in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Index())
        {
            foreach (var phrase in row.Split('/'))
                map[phrase] = map.GetValueOrDefault(phrase) | 1 << at;
        }
        return map;
    }
}
