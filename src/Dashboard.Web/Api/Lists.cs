using System.Globalization;
using Dashboard.Web.Features;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Items">In the list's order.</param>
/// <param name="Next">Give it as <c>after</c> to get the next page; null on the last one.</param>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page of a list is wanted.</summary>
/// <param name="Limit">1 to 200; more than that gives 200.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
public sealed record PageQuery([FromQuery(Name = "limit")] string? Limit = null, [FromQuery(Name = "after")] string? After = null)
{
    public const int Default = 50;
    public const int Most = 200;

    /// <exception cref="InvalidRequestException">Not a number from 1 on.</exception>
    public int Size => Limit is null ? Default : Math.Min(Most, (int)Math.Min(Query.Number("limit", Limit, 1), Most));

    /// <summary>Asks for one item more than wanted; the surplus one tells that there is a next page.</summary>
    public ListResponse<T> Page<T>(IReadOnlyList<T> oneMore, Func<T, string> cursor) => oneMore.Count > Size
        ? new([.. oneMore.Take(Size)], cursor(oneMore[Size - 1]))
        : new(oneMore, null);
}

/// <summary>Reads values of the query string; mistakes are 400 with the name of the value.</summary>
public static class Query
{
    public static long Number(string name, string text, long least) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw Wrong(name, $"must be a whole number from {least} on.");

    /// <summary>One or several words, separated by commas; empty when nothing was given.</summary>
    public static IReadOnlyList<T> Words<T>(string name, string? text) where T : struct, Enum =>
        [.. (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => ApiJson.TryWord<T>(word, out var value) ? value : throw Wrong(name, $"must be one of: {string.Join(", ", ApiJson.WordsFor<T>())}."))];

    public static T? Word<T>(string name, string? text) where T : struct, Enum => Words<T>(name, text) switch
    {
        [] => null,
        [var one] => one,
        _ => throw Wrong(name, "takes one word only."),
    };

    /// <summary>A name that stands in the address: routing leaves a slash in it as it was sent.</summary>
    public static string Name(string part) => part.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    public static InvalidRequestException Wrong(string name, string what) => new(name, what, StatusCodes.Status400BadRequest);
}
