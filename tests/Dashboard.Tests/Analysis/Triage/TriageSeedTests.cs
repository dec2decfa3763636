using System.Globalization;
using System.Text.RegularExpressions;
using Dashboard.Analysis.Triage;
using Dashboard.Domain.Comments;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Triage;

/// <summary>The reader thread of the reference story, read at run time from the folder beside the repository.</summary>
public sealed partial class TriageSeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Thread_of_seven_comments_gives_the_duplicate_the_pasted_article_and_the_civil_ones()
    {
        if (Thread() is not var (article, comments, pageWords)) return;

        var results = new ThreadTriage(null, article, [], pageWords).Judge(comments);
        foreach (var (comment, result) in comments.Zip(results))
            output.WriteLine($"{comment.Id} {comment.Author}: {string.Join(" | ", result.Signals.Select(signal => $"{signal.Kind} {signal.Reason}"))}");

        Assert.Equal(7, results.Count);
        Assert.Equal([SignalKind.Civil], Kinds(0));
        Assert.Equal([SignalKind.Civil], Kinds(1));
        Assert.Empty(Kinds(2));
        Assert.Equal([SignalKind.NearDuplicate], Kinds(3));
        Assert.Empty(Kinds(4));
        Assert.Empty(Kinds(5));
        Assert.Equal([SignalKind.PastedArticle], Kinds(6));
        var duplicate = results[3].Signals[0];
        Assert.Equal("2", duplicate.RelatedCommentId);
        Assert.Contains("containment 0.87, Jaccard 0.35", duplicate.Reason);
        Assert.Contains("supersedes", duplicate.Reason);
        Assert.Contains("56 % of the page", results[6].Signals[0].Reason);

        IEnumerable<SignalKind> Kinds(int place) => results[place].Signals.Select(signal => signal.Kind);
    }

    private (string Article, List<TriageComment> Comments, int PageWords)? Thread()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dashboard.sln"))) root = root.Parent;
        var seeds = root is null ? null : Path.Combine(root.FullName, "..", "shared", "seeds");
        if (!Directory.Exists(seeds))
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return null;
        }
        var page = File.ReadAllText(Directory.GetFiles(seeds, "004*.txt").Single());
        var headers = Header().Matches(page);
        var end = page.IndexOf("Leave a Reply", StringComparison.Ordinal);
        var comments = headers.Select((header, i) => new TriageComment(
            i.ToString(CultureInfo.InvariantCulture),
            header.Groups[1].Value,
            DateTimeOffset.UnixEpoch.AddMinutes(i),
            Indent().Replace(page[(header.Index + header.Length)..(i + 1 < headers.Count ? headers[i + 1].Index : end)], "").Trim(),
            null)).ToList();
        return (page[..headers[0].Index], comments, page.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [GeneratedRegex(@"^[ \t]*•\s+(.+?)[\s\u00A0]+On\s+\d\d/\d\d/\d{4}\s+at\s+\d{1,2}:\d\d\s*(?:am|pm)", RegexOptions.Multiline, 1000)]
    private static partial Regex Header();

    [GeneratedRegex("^[ \t]+", RegexOptions.Multiline, 1000)]
    private static partial Regex Indent();
}
