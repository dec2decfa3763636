using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Domain.Articles;

namespace Dashboard.Evaluation.Extraction;

/// <summary>What a person read off a page. An empty byline or date says that the page shows none.</summary>
/// <param name="Id">The page.</param>
/// <param name="Date">yyyy-MM-dd; two of them, parted by a slash, when the page's clock and UTC give different days.</param>
/// <param name="Title">The headline as the page shows it.</param>
/// <param name="Byline">Names, parted by semicolons.</param>
internal sealed record FieldLabel(string Id, string Date, string Title, string Byline);

/// <summary>Title, byline and date of labelled pages, and how often the shipped reader agrees. The file holds metadata only.</summary>
internal static partial class FieldLabels
{
    private const string FileName = "Dashboard.Evaluation.Extraction.field-labels.tsv";

    public static IReadOnlyList<FieldLabel> Load()
    {
        using var reader = new StreamReader(typeof(FieldLabels).Assembly.GetManifestResourceStream(FileName)!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.TrimEnd('\r').Split('\t'))
            .Select(cells => new FieldLabel(cells[0], cells[1], cells[2], cells.Length > 3 ? cells[3] : ""))];
    }

    public static void Report(TextWriter output, List<ArticlePage> pages, List<ArticleDraft?> drafts)
    {
        var labelled = Load().Select(label => (Label: label, At: pages.FindIndex(page => page.Id == label.Id))).Where(one => one.At >= 0).ToList();
        if (labelled.Count == 0) return;
        foreach (var (name, part) in (ReadOnlySpan<(string, List<(FieldLabel Label, int At)>)>)
            [("all labels", labelled), ("looked at", [.. labelled.Where(one => one.At % 2 == 0)]), ("not looked at", [.. labelled.Where(one => one.At % 2 == 1)])])
        {
            int title = 0, byline = 0, date = 0;
            foreach (var (label, at) in part)
            {
                if (IsTitle(label, Value(drafts[at], FieldNames.Title))) title++;
                if (IsByline(label, Value(drafts[at], FieldNames.Byline))) byline++;
                if (IsDate(label, Value(drafts[at], FieldNames.PublishedAt))) date++;
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} title {title} of {part.Count}, byline {byline} of {part.Count}, date {date} of {part.Count}"));
        }

        foreach (var (label, at) in labelled.Where(one => one.At % 2 == 0)) Differences(output, label, drafts[at]);
    }

    /// <summary>Only pages that may be looked at are shown.</summary>
    private static void Differences(TextWriter output, FieldLabel label, ArticleDraft? draft)
    {
        if (Value(draft, FieldNames.Title) is var title && !IsTitle(label, title)) output.WriteLine($"  {label.Id[..8]} title: {title ?? "none"} (label: {label.Title})");
        if (Value(draft, FieldNames.Byline) is var byline && !IsByline(label, byline)) output.WriteLine($"  {label.Id[..8]} byline: {byline ?? "none"} (label: {Or(label.Byline)})");
        if (Value(draft, FieldNames.PublishedAt) is var date && !IsDate(label, date)) output.WriteLine($"  {label.Id[..8]} date: {date ?? "none"} (label: {Or(label.Date)})");
    }

    private static string Or(string label) => label.Length == 0 ? "none" : label;

    private static string? Value(ArticleDraft? draft, string field) => draft?.Fields[field].Value;

    /// <summary>Letters and digits decide: systems differ in quotation marks and dashes.</summary>
    private static bool IsTitle(FieldLabel label, string? said) => Key(label.Title) == Key(said ?? "");

    /// <summary>The same names, whatever joins them.</summary>
    private static bool IsByline(FieldLabel label, string? said) => Names(label.Byline).SetEquals(Names(said ?? ""));

    private static bool IsDate(FieldLabel label, string? said) =>
        label.Date.Length == 0 ? said is null : said is not null && label.Date.Split('/').Any(day => said.StartsWith(day, StringComparison.Ordinal));

    private static HashSet<string> Names(string names) => [.. Joiner().Split(names).Select(Key).Where(name => name.Length > 0)];

    private static string Key(string text) =>
        new([.. text.Normalize(NormalizationForm.FormKC).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    [GeneratedRegex(@"[;,&]|\band\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Joiner();
}
