using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Tests.Ingest.Feeds;

/// <summary>One comparison of an expectation: <c>entries[0]['link'] == '...'</c> has the path "entries 0 link" and the value.</summary>
internal sealed record FeedComparison(IReadOnlyList<string> Path, object? Value)
{
    public string Field => string.Join('.', Path);
}

/// <summary>A file of the reference set: its bytes, what came with it over HTTP, and what its first comment expects (an expression in Python).</summary>
internal sealed partial record FeedExpectation(string Folder, string Name, byte[] Bytes, IReadOnlyDictionary<string, string> Headers, string Expression)
{
    [GeneratedRegex(@"Expect:\s*(?<it>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Expected();

    [GeneratedRegex(@"^\s*Header:\s*(?<name>[A-Za-z-]+)\s*:\s*(?<value>.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Header();

    [GeneratedRegex("""^\(?(?<path>(?:ord\()?(?:feed|entries|encoding|version)(?:\[[^\]]+\]|\.[a-z_]+)*\)?)\s*==\s*(?<value>.+)$""", RegexOptions.Singleline)]
    private static partial Regex Equal();

    [GeneratedRegex("""^not (?<path>(?:feed|entries\[\d\]))\.has_key\('(?<key>\w+)'\)$""")]
    private static partial Regex Absent();

    [GeneratedRegex("""^[ubr]{0,2}(?:"{3}(?<it>.*)"{3}|"(?<it>(?:[^"\\]|\\.)*)"|'(?<it>(?:[^'\\]|\\.)*)')$""", RegexOptions.Singleline)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\(?:x(?<h>[0-9a-f]{2})|u(?<h>[0-9a-f]{4})|(?<c>.))", RegexOptions.IgnoreCase)]
    private static partial Regex Escape();

    [GeneratedRegex("""'(?<key>\w+)': (?<value>'[^']*')""")]
    private static partial Regex Pair();

    public static FeedExpectation Read(string root, string file)
    {
        var bytes = File.ReadAllBytes(file);
        var comment = Encoding.UTF8.GetString([.. bytes.Where(b => b != 0)]);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match header in Header().Matches(comment)) headers.TryAdd(header.Groups["name"].Value, header.Groups["value"].Value);
        return new FeedExpectation(Path.GetRelativePath(root, Path.GetDirectoryName(file)!), Path.GetFileName(file), bytes, headers, Expected().Match(comment).Groups["it"].Value);
    }

    /// <summary>The comparisons of the expression, and what of it could not be put as one.</summary>
    public (IReadOnlyList<FeedComparison> Comparisons, IReadOnlyList<string> Others) Parts()
    {
        var comparisons = new List<FeedComparison>();
        var others = new List<string>();
        foreach (var part in Terms(Expression))
        {
            if (Absent().Match(part) is { Success: true } absent) comparisons.Add(new([.. PathOf(absent.Groups["path"].Value), absent.Groups["key"].Value], null));
            else if (Equal().Match(part) is { Success: true } equal) comparisons.AddRange(Chain(equal));
            else others.Add(part);
        }

        return (comparisons, others);
    }

    /// <summary>a == b == 'x' says the same of both.</summary>
    private static IEnumerable<FeedComparison> Chain(Match equal)
    {
        var value = equal.Groups["value"].Value;
        var paths = new List<string> { equal.Groups["path"].Value };
        while (Equal().Match(value) is { Success: true } next)
        {
            paths.Add(next.Groups["path"].Value);
            value = next.Groups["value"].Value;
        }

        return paths.Select(path => new FeedComparison(PathOf(path), ValueOf(value.Trim())));
    }

    private static List<string> Terms(string expression)
    {
        var terms = new List<string>();
        var (start, quote) = (0, "");
        for (var i = 0; i < expression.Length; i++)
        {
            if (quote.Length > 0)
            {
                if (expression[i] == '\\') i++;
                else if (string.CompareOrdinal(expression, i, quote, 0, quote.Length) == 0)
                {
                    i += quote.Length - 1;
                    quote = "";
                }
            }
            else if (string.CompareOrdinal(expression, i, "\"\"\"", 0, 3) == 0)
            {
                quote = "\"\"\"";
                i += 2;
            }
            else if (expression[i] is '\'' or '"') quote = expression[i].ToString();
            else if (string.CompareOrdinal(expression, i, " and ", 0, 5) == 0)
            {
                terms.Add(expression[start..i].Trim());
                start = i + 5;
            }
        }

        terms.Add(expression[start..].Trim());
        return [.. terms.Select(term => term.StartsWith('(') && term.EndsWith(')') ? term[1..^1] : term)];
    }

    private static List<string> PathOf(string path) =>
        [.. Regex.Matches(path, @"[A-Za-z_][\w-]*|\d+").Select(match => match.Value)];

    private static object? ValueOf(string value)
    {
        if (value is "None") return null;
        if (int.TryParse(value, out var number)) return number;
        if (Literal().Match(value) is { Success: true } literal) return Unescape(literal.Groups["it"].Value);
        if (value.StartsWith('(')) return Time(value);
        return value.StartsWith('{') ? Pair().Matches(value).ToDictionary(pair => pair.Groups["key"].Value, pair => Unescape(pair.Groups["value"].Value.Trim('\''))) : new NotTranslated(value);
    }

    private static object Time(string tuple)
    {
        var figures = Regex.Matches(tuple, @"\d+").Select(figure => int.Parse(figure.Value, CultureInfo.InvariantCulture)).ToArray();
        return figures.Length == 9 ? new DateTimeOffset(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], TimeSpan.Zero) : new NotTranslated(tuple);
    }

    private static string Unescape(string literal) => Escape().Replace(literal, match => match.Groups["h"] is { Success: true } code
        ? ((char)int.Parse(code.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
        : match.Groups["c"].Value switch { "n" => "\n", "t" => "\t", "r" => "\r", var c => c });
}

/// <summary>A value whose form is not understood.</summary>
internal sealed record NotTranslated(string Value);
