using System.Collections.Immutable;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Stories;
using Dashboard.Realtime;

namespace Dashboard.Web.Tests.Features.Matrix;

/// <summary>Boards and claims made by hand, in the words of an invented story.</summary>
internal static class InventedMatrix
{
    public static readonly Story Story = new() { Id = "story", Slug = "quay-fire", Title = "Quay fire" };

    public static Article Article(string id, string source, string published = "2026-03-10T09:00:00Z", string? copyOf = null)
    {
        var article = new Article { Id = id, StoryId = Story.Id, Sha256 = id, ReceivedAt = new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero) };
        article.Show(new Dictionary<string, ReadField>
        {
            [FieldNames.Source] = new(source, 1, "said", []),
            [FieldNames.Title] = new($"Report of {source}", 1, "said", []),
            [FieldNames.PublishedAt] = new(published, 1, "said", []),
        });
        article.MarkCopy(copyOf, copyOf is null ? null : "copied");
        article.Finish();
        return article;
    }

    public static BoardState BoardOf(long sequence, IEnumerable<Article> articles, params IEnumerable<Contradiction> flags)
    {
        var cards = articles.Select(article => Card(CardKind.Article, article.Id) with { Article = article })
            .Concat(flags.Select(flag => Card(CardKind.Contradiction, flag.Id) with { Contradiction = flag })).ToImmutableArray();
        var lane = new Lane { Id = "lane", StoryId = Story.Id, Kind = LaneKind.Team, Name = "All", Rank = "a" };
        return new BoardState(sequence, DateTimeOffset.UnixEpoch, Story, [new LaneView(lane, cards, sequence)], new BoardCounts(cards.Length, 0, 0, 0, 0, 0));
    }

    public static Statement Says(string article, Stance stance, string quote, string? speaker = null, int start = 0, string? value = null) =>
        new(article, $"Outlet {article}", speaker, [], Voice.Narrator, stance, quote, start, start + quote.Length, value, []);

    public static ClaimRow Claim(string key, string text, params IReadOnlyList<Statement> stances) => new(key, text, 1, stances);

    private static CardView Card(CardKind kind, string subject) => new(
        new Card { Id = $"card-{subject}", StoryId = Story.Id, Kind = kind, SubjectId = subject, LaneId = "lane", Rank = "a" }, 1, 1, "dashboard", null, null, null, 0, default);
}
