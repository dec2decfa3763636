using System.Reflection;
using System.Text.RegularExpressions;
using Dashboard.Tests.Ingest.Pages;
using Dashboard.Web.Features.Stories;
using Xunit.Abstractions;

namespace Dashboard.Web.Tests.Security;

/// <summary>Every pattern of the program against texts that are made to keep patterns busy.</summary>
public sealed class PatternTests(ITestOutputHelper output)
{
    private const BindingFlags Anything = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static List<(string Name, Regex Pattern)> All()
    {
        var found = new List<(string, Regex)>();
        foreach (var type in Own(typeof(CreateStory).Assembly, []).SelectMany(assembly => assembly.GetTypes()).Where(type => !type.ContainsGenericParameters && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true))
        {
            foreach (var method in type.GetMethods(Anything).Where(method => method.ReturnType == typeof(Regex) && method.GetParameters().Length == 0 && !method.ContainsGenericParameters))
                found.Add(($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!));
            foreach (var field in type.GetFields(Anything).Where(field => typeof(Regex).IsAssignableFrom(field.FieldType) || typeof(IEnumerable<Regex>).IsAssignableFrom(field.FieldType)))
            {
                var value = field.GetValue(null);
                found.AddRange((value as IEnumerable<Regex> ?? [(Regex)value!]).Select(pattern => ($"{type.Name}.{field.Name}", pattern)));
            }
        }
        return found;
    }

    private static HashSet<Assembly> Own(Assembly assembly, HashSet<Assembly> found)
    {
        if (found.Add(assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies().Where(name => name.Name!.StartsWith("Dashboard.", StringComparison.Ordinal)))
                Own(Assembly.Load(name), found);
        }
        return found;
    }

    // The clock on the wall goes on while a crowded machine does something else, so the time is only the last resort; that none works for long is shown below.
    private static readonly TimeSpan s_lastResort = TimeSpan.FromSeconds(10), s_busy = TimeSpan.FromSeconds(1);

    [Fact]
    public void Every_pattern_runs_without_going_back_or_within_a_time()
    {
        var all = All();
        Assert.True(all.Count > 100, $"Only {all.Count} patterns were found.");
        Assert.Empty(all.Where(one => !one.Pattern.Options.HasFlag(RegexOptions.NonBacktracking) && (one.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout || one.Pattern.MatchTimeout > s_lastResort))
            .Select(one => one.Name).Distinct());
    }

    /// <summary>None of the source makes patterns at run time but with a time, and without one only in place (static calls take it as their last argument).</summary>
    [Fact]
    public void Patterns_are_not_made_of_what_came_in() => Assert.Equal(
        ["src/Dashboard.Web/Features/Contradictions/Publishing/PublishContradiction.cs"], SourceTree.With(@"\bnew Regex\(|\bRegex\.(?:IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\("));

    private static readonly string[] Pieces =
    [
        "a", "A", " ", "\t", "\n", "\u00a0", "-", "–", ".", ",", ":", "/", "0", "1 ", "12:", "x y ", "Ab ", "A. ", "By A", "by Ann Lee and ", "Ann Lee, ", "of ", "Monday, ", "Mon, 1 Jan 20", "1/1/20 ", "2020-01-",
        "<", "<a ", "&#1", "&a", "\"", "'", "(", "((a", "http://", "www.a.", "a@", "@a.", "said ", "ist ", "!?", "é", "\u0301", "_", "#", "=", "по ", "Photo: ", "Reuters/", "A/B/", "told the ",
        "<!--", "<!-- -->", "<!-- a -->\n", "<?a ", "<?a?> ", "<?xml ?>", "<!DOCTYPE a ", "<!DOCTYPE a [", "]>", "<p a=", "</p>", "<p> ",
    ];

    [Fact]
    public void Texts_made_to_keep_patterns_busy_keep_none_busy()
    {
        // A long line (of markup a whole head is looked at), and not quite what the pattern wants at its end.
        var texts = Pieces.Select(piece => string.Concat(Enumerable.Repeat(piece, (piece[0] == '<' ? 16_000 : 1_500) / piece.Length)) + "\u0001!").ToList();
        var slow = new List<string>();
        foreach (var (name, pattern) in All())
        {
            pattern.IsMatch("");
            foreach (var text in texts)
            {
                try
                {
                    var work = new WorkTime();
                    _ = pattern.Count(text);
                    if (work.Elapsed.TotalMilliseconds > 20)
                        output.WriteLine($"{name}: {work.Elapsed.TotalMilliseconds} ms for {text[..12].ReplaceLineEndings("\\n")}");
                    if (work.Elapsed > s_busy)
                        slow.Add($"{name}: {text[..12].ReplaceLineEndings("\\n")}");
                }
                catch (RegexMatchTimeoutException)
                {
                    slow.Add($"{name}: {text[..12].ReplaceLineEndings("\\n")}");
                }
            }
        }
        Assert.Empty(slow);
    }
}
