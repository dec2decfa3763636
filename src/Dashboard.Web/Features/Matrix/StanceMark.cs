using System.Globalization;
using Dashboard.Domain.Claims;
using Dashboard.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Features.Matrix;

/// <summary>The signs of the matrix: a shape and a word each, the colour only helps.</summary>
public static class StanceMark
{
    public static string WordOf(Stance stance) => stance switch
    {
        Stance.Affirm => "affirms",
        Stance.Deny => "denies",
        _ => "hedges",
    };

    public static string SignOf(Stance stance) => stance switch
    {
        Stance.Affirm => "✓",
        Stance.Deny => "✕",
        _ => "~",
    };

    /// <summary>One piece of markup without a component around it: a crowded matrix has thousands.</summary>
    public static MarkupString Draw(Stance stance, int times = 1)
    {
        var sign = stance switch
        {
            Stance.Affirm => Icons.Drawing(Icons.Check).Value,
            Stance.Deny => Icons.Drawing(Icons.Cross).Value,
            _ => "<span class=\"sign\" aria-hidden=\"true\">~</span>",
        };
        var count = times > 1 ? string.Create(CultureInfo.InvariantCulture, $" <span class=\"num\">×{times}</span>") : "";
        return new MarkupString($"<span class=\"st {WordOf(stance)}\">{sign}{WordOf(stance)}{count}</span>");
    }

    /// <summary>Who says it, for the small line under the sign: the speaker, or the outlet's own words.</summary>
    public static string SpeakerOf(Statement statement) => statement.Speaker is { } speaker && speaker != statement.Source ? speaker : "own words";
}
