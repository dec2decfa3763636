using System.Text.RegularExpressions;

namespace Dashboard.Web.Tests.Security;

/// <summary>The program's own source as text, for rules that hold for all of it.</summary>
internal static class SourceTree
{
    private static readonly string Root = Find();

    /// <summary>Code, components and scripts below <c>src</c> and <c>wwwroot</c>, each with its path from there; nothing that was generated.</summary>
    public static IEnumerable<(string Path, string Text)> Files { get; } =
        [.. new[] { "src", "wwwroot" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Where(path => Path.GetExtension(path) is ".cs" or ".razor" or ".js" && !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => (Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    /// <summary>Files in which the pattern occurs outside of comments, in the order of their paths.</summary>
    public static IEnumerable<string> With(string pattern) =>
        Files.Where(file => file.Text.Split('\n').Any(line => Regex.IsMatch(line.Split("//")[0], pattern, RegexOptions.None, TimeSpan.FromSeconds(5)))).Select(file => file.Path).Order(StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dashboard.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
