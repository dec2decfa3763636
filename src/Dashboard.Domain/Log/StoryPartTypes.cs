using Dashboard.Domain.Articles;
using Dashboard.Domain.Boards;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;
using Dashboard.Domain.Sources;
using Dashboard.Domain.Stories;

namespace Dashboard.Domain.Log;

/// <summary>The names under which the log knows the parts of a story.</summary>
public static class StoryPartTypes
{
    private static readonly Dictionary<Type, string> s_names = new()
    {
        [typeof(Story)] = "story",
        [typeof(Lane)] = "lane",
        [typeof(Card)] = "card",
        [typeof(Note)] = "note",
        [typeof(Article)] = "article",
        [typeof(ArticleVersion)] = "article-version",
        [typeof(Contradiction)] = "contradiction",
        [typeof(Comment)] = "comment",
        [typeof(Dismissal)] = "dismissal",
        [typeof(ClaimChoice)] = "claim-choice",
        [typeof(SecondOpinion)] = "opinion",
        [typeof(Source)] = "source",
        [typeof(Placement)] = "placement",
        [typeof(CommentBatch)] = "comment-batch",
        [typeof(Lead)] = "lead",
        [typeof(Strike)] = "strike",
        [typeof(Sanction)] = "sanction",
        [typeof(Appeal)] = "appeal",
    };

    private static readonly Dictionary<string, Type> s_types = s_names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static IReadOnlyCollection<Type> All => s_names.Keys;

    public static string NameOf(Type type) => s_names[type];

    public static Type TypeOf(string name) => s_types[name];
}
