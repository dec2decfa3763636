using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Realtime;

namespace Dashboard.Web.Features.Board;

/// <summary>The part of a lane that one viewer has on the screen.</summary>
/// <param name="Cards">Drawn, from top to bottom.</param>
/// <param name="Before">Cards above the drawn ones.</param>
/// <param name="After">Cards below them.</param>
/// <param name="Held">New cards that wait for the viewer.</param>
public sealed record LaneSlice(IReadOnlyList<CardView> Cards, int Before, int After, int Held)
{
    public int Total => Before + Cards.Count + After;
}

/// <summary>
/// What one viewer sees of one lane: a window of two dozen cards, however long the lane is, and new cards held back until the
/// viewer asks, so that nothing moves under a cursor. Cards that the viewer added are never held. A lane that was empty has nothing
/// that could move: it fills by itself for a minute after its first card.
/// </summary>
public sealed class LaneWindow(string viewerId, TimeProvider time)
{
    /// <summary>
    /// Twice what a tall screen shows. Each drawn card costs each viewer a few kilobytes here; js/lanes.js asks for the next window
    /// in time, and knows this number.
    /// </summary>
    public const int Size = 24;
    private static readonly TimeSpan s_filling = TimeSpan.FromMinutes(1);

    private long _shownUpTo = -1;
    private bool _beganEmpty;
    private DateTimeOffset? _firstCardAt;

    /// <summary>Index of the first drawn card among those not held.</summary>
    public int First { get; private set; }

    public LaneSlice Take(LaneView lane)
    {
        if (_shownUpTo < 0)
        {
            _shownUpTo = lane.Version;
            _beganEmpty = lane.Cards.IsEmpty;
        }
        if (Fills(lane))
            _shownUpTo = lane.Version;

        var held = Held(lane);
        var total = lane.Cards.Length - held.Count;
        First = Math.Clamp(First, 0, Math.Max(0, total - 1));
        var cards = new List<CardView>(Math.Min(Size, total));
        var index = -1;
        foreach (var card in lane.Cards)
        {
            if (held.Count > 0 && held.Contains(card.Id))
                continue;
            if (++index < First)
                continue;
            if (cards.Count == Size)
                break;
            cards.Add(card);
        }
        return new LaneSlice(cards, First, total - First - cards.Count, held.Count);
    }

    /// <summary>Draws the window that begins at a card.</summary>
    public void MoveTo(int first) => First = Math.Max(0, first);

    /// <summary>Lets the held cards in and goes to the top.</summary>
    public void ShowNew(LaneView lane)
    {
        _shownUpTo = lane.Version;
        First = 0;
    }

    private bool Fills(LaneView lane)
    {
        if (!_beganEmpty)
            return false;
        if (lane.Cards.IsEmpty)
            return true;
        _firstCardAt ??= time.GetUtcNow();
        return time.GetUtcNow() - _firstCardAt < s_filling;
    }

    private HashSet<string> Held(LaneView lane)
    {
        HashSet<string>? held = null;
        foreach (var card in LaneArrivals.Of(lane))
        {
            if (card.AddedBy <= _shownUpTo)
                break;
            if (card.AddedByActor != viewerId)
                (held ??= []).Add(card.Id);
        }
        return held ?? s_none;
    }

    private static readonly HashSet<string> s_none = [];
}

/// <summary>The cards of a lane, newest first: worked out once for each state of a lane, whatever number of viewers ask.</summary>
public static class LaneArrivals
{
    private static readonly ConditionalWeakTable<LaneView, StrongBox<ImmutableArray<CardView>>> s_known = [];

    public static ImmutableArray<CardView> Of(LaneView lane) =>
        s_known.GetValue(lane, static lane => new([.. lane.Cards.OrderByDescending(card => card.AddedBy)])).Value;

    /// <summary>How many cards came after a sequence.</summary>
    public static int Since(LaneView lane, long sequence)
    {
        var count = 0;
        foreach (var card in Of(lane))
        {
            if (card.AddedBy <= sequence)
                break;
            count++;
        }
        return count;
    }
}
