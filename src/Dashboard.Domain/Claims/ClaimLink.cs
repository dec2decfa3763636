namespace Dashboard.Domain.Claims;

/// <summary>A sentence of an article, by its place in the stored text.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Start">First UTF-16 code unit.</param>
/// <param name="End">One past the last.</param>
public sealed record StatementAnchor(string ArticleId, int Start, int End)
{
    public static StatementAnchor Of(Statement statement) => new(statement.ArticleId, statement.Start, statement.End);

    public bool Overlaps(StatementAnchor other) => ArticleId == other.ArticleId && Start < other.End && other.Start < End;
}

public enum ClaimLinkKind { Together, Apart }

/// <summary>What a person decided about two statements: that they speak of the same thing, or that they do not. It outlives every new analysis.</summary>
public sealed record ClaimLink(StatementAnchor A, StatementAnchor B, ClaimLinkKind Kind);
