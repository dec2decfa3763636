using Dashboard.Domain.Comments;

namespace Dashboard.Web.Tests.Support;

/// <summary>A small invented story for tests: two reports that disagree, one of them copied, and a short thread.</summary>
public static class InventedStory
{
    public static readonly IReadOnlyList<string> Articles =
    [
        """
        Reservoir at Tarn Hollow drained after crack is found

        By Ines Marlow
        Published: Tue, March 10, 2026

        Engineers began to drain the Tarn Hollow reservoir on Monday after divers found a crack in the inner wall, the water board said.

        The reservoir supplies about 40,000 households in the valley, the water board said in a statement. No homes are in danger, it added.

        "We told the council about the crack in February," said Peter Lund, the board's chief engineer.
        """,
        """
        Council denies it was warned about dam crack

        By Ruth Okafor
        Published: Wed, March 11, 2026

        The district council on Wednesday denied that the water board had told it about the crack in the Tarn Hollow dam.

        The reservoir supplies fewer than 26,000 households in the valley, according to council figures. Draining began on Sunday, the council said.
        """,
        """
        Draining of reservoir goes on

        Published: Wed, March 11, 2026

        Engineers began to drain the Tarn Hollow reservoir on Monday after divers found a crack in the inner wall, the water board said.

        The reservoir supplies about 40,000 households in the valley, the water board said in a statement. No homes are in danger, it added.
        """,
    ];

    public static readonly IReadOnlyList<CommentDraft> Comments =
    [
        new("c1", "valley reader", new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero), true,
            "Does anybody know whether the lower village gets its water from this reservoir or from the old well at the mill?"),
        new("c2", "m. tarrant", new DateTimeOffset(2026, 3, 10, 9, 5, 0, TimeSpan.Zero), true,
            "My father worked at the dam for thirty years and he always said that the north wall was leaking whenever the level rose above the second mark in spring."),
        new("c3", "m. tarrant", new DateTimeOffset(2026, 3, 10, 9, 9, 0, TimeSpan.Zero), true,
            "My father worked at the dam for thirty years and he always said that the north wall was leaking whenever the level rose above the second mark in spring. Nobody listened to him.", "c1"),
    ];
}
