using Dashboard.Analysis.Reuse;
using Dashboard.Domain.Articles;
using Xunit.Abstractions;

namespace Dashboard.Tests.Analysis.Reuse;

/// <summary>The shared passages of the reference story, read at run time from the folder beside the repository.</summary>
public sealed class ReuseSeedTests(ITestOutputHelper output)
{
    [Fact]
    public void Wire_text_and_its_stitched_copy_share_three_paragraphs_with_one_swap()
    {
        if (Index() is not { } index) return;

        var passages = index.Passages.Where(passage => passage.A.ArticleId == "002" && passage.B.ArticleId == "003").ToList();

        Assert.Equal(3, passages.Count);
        Assert.Equal(["Russia → Russian Federation"], passages.SelectMany(passage => passage.Changes));
        Assert.Equal(2, passages.Count(passage => passage.Jaccard == 1));
        Assert.Null(index.CopyOf("003"));
    }

    [Fact]
    public void Background_that_a_third_outlet_words_its_own_way_is_wire_background()
    {
        if (Index() is not { } index) return;

        var wire = index.Passages.Where(passage => passage.Kind == ReuseKind.WireBackground).ToList();

        Assert.Contains(wire, passage => passage.A.ArticleId == "002" && passage.B.ArticleId == "003");
        Assert.Contains(wire, passage => passage.A.ArticleId == "002" && passage.B.ArticleId == "004");
    }

    private ReuseIndex? Index()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dashboard.sln"))) root = root.Parent;
        var seeds = root is null ? null : Path.Combine(root.FullName, "..", "shared", "seeds");
        if (!Directory.Exists(seeds))
        {
            output.WriteLine("Skipped: ../shared/seeds is not there.");
            return null;
        }
        var index = new ReuseIndex();
        foreach (var file in Directory.GetFiles(seeds, "*.txt").Order(StringComparer.Ordinal))
        {
            var id = Path.GetFileName(file)[..3];
            index.Add(id, DateTimeOffset.UnixEpoch.AddDays(int.Parse(id)), id, File.ReadAllText(file), []);
        }
        return index;
    }
}
