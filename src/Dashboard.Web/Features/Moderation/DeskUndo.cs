namespace Dashboard.Web.Features.Moderation;

/// <summary>Something a page did and can take back.</summary>
/// <param name="Words">What it was, for people.</param>
/// <param name="Undo">Answers whether it is over, taken back or refused; false when it failed or broke off, and can be tried again.</param>
public sealed record UndoableAct(string Words, Func<Task<bool>> Undo);

/// <summary>What one page did and can take back, each once: the newest by a key, any of them from its message.</summary>
public sealed class DeskUndo
{
    private readonly List<UndoableAct> _acts = [];

    /// <summary>What would be taken back next; null for nothing.</summary>
    public UndoableAct? Last => _acts.LastOrDefault();

    public UndoableAct Remember(string words, Func<Task<bool>> undo)
    {
        var act = new UndoableAct(words, undo);
        _acts.Add(act);
        return act;
    }

    /// <summary>One that did not come to its end is the next one again.</summary>
    public async Task TakeBackAsync(UndoableAct? act)
    {
        if (act is not null && _acts.Remove(act) && !await act.Undo())
            _acts.Add(act);
    }
}
