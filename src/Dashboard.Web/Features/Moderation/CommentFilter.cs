using System.Linq.Expressions;
using System.Text.Json;
using Dashboard.Domain.Comments;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Web.Features.Moderation;

/// <summary>Patterns for LIKE, in which a person's words mean themselves.</summary>
internal static class Like
{
    public const string Escape = "\\";

    public static string Containing(string words) =>
        $"%{words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}

internal static class CommentFilter
{
    /// <summary>Those that the desk chose as worth reading, or the others. Two queries and no parameter: only so the small index of the featured ones is looked into.</summary>
    public static IQueryable<Comment> Featured(this IQueryable<Comment> rows, bool featured) => featured ? rows.Where(row => row.Featured) : rows.Where(row => !row.Featured);

    /// <summary>Comments with a signal of one of the kinds. Signals are JSON text: quotation marks inside of reasons are escaped there, so the pattern meets only the property.</summary>
    public static IQueryable<Comment> WithSignal(this IQueryable<Comment> rows, IReadOnlyList<SignalKind> kinds)
    {
        var row = Expression.Parameter(typeof(Comment), "row");
        Expression? any = null;
        foreach (var kind in kinds.Distinct())
        {
            var pattern = $"%\"kind\":\"{JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())}\"%";
            Expression<Func<Comment, bool>> one = comment => EF.Functions.Like((string)(object)comment.Signals, pattern);
            var body = new Swap(one.Parameters[0], row).Visit(one.Body);
            any = any is null ? body : Expression.OrElse(any, body);
        }
        if (any is null)
            return rows;
        // Whatever was raised weighs something: so the index of the queue leads past all that nobody raised. Only what is civil weighs nothing.
        if (!kinds.Contains(SignalKind.Civil))
            rows = rows.Where(comment => comment.Urgency > 0);
        return rows.Where(Expression.Lambda<Func<Comment, bool>>(any, row));
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
