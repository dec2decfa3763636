using Microsoft.AspNetCore.Components;

namespace Dashboard.Web.Components;

/// <summary>A card was put somewhere, by pointer, keys or menu.</summary>
public sealed class CardMoveEventArgs : EventArgs
{
    public string Card { get; set; } = "";
    public string Lane { get; set; } = "";

    /// <summary>The card it shall stand before.</summary>
    public string? Before { get; set; }

    /// <summary><c>start</c> or <c>end</c> of the lane, when <see cref="Before"/> is null.</summary>
    public string? Place { get; set; }
}

/// <summary>Something else chosen from a card's menu.</summary>
public sealed class CardActEventArgs : EventArgs
{
    public string Card { get; set; } = "";
    public string Act { get; set; } = "";
}

/// <summary>A lane was scrolled near the edge of the cards that are drawn.</summary>
public sealed class LaneWindowEventArgs : EventArgs
{
    public string Lane { get; set; } = "";

    /// <summary>Index of the first card that should be drawn.</summary>
    public int First { get; set; }
}

/// <summary>Registers the board's own browser events; js/app.js registers the same names.</summary>
[EventHandler("oncardmove", typeof(CardMoveEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("oncardact", typeof(CardActEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
[EventHandler("onlanewindow", typeof(LaneWindowEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
