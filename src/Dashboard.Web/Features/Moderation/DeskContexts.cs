using Dashboard.Domain.People;

namespace Dashboard.Web.Features.Moderation;

/// <summary>The threads around comments as one page has read them: around the comment that is looked at, and the next one before it is wanted.</summary>
public sealed class DeskContexts(CommentContext contexts)
{
    private const int Most = 200;

    private readonly Dictionary<string, CommentView> _read = [];

    /// <summary>Null while it is read.</summary>
    public CommentView? Of(string id) => _read.GetValueOrDefault(id);

    /// <param name="actor">Who looks.</param>
    /// <param name="id">A comment.</param>
    /// <param name="blind">Without what others decided and noted: it must not be read before it is decided again.</param>
    public async Task ReadAsync(Actor actor, string id, bool blind)
    {
        var read = await contexts.ReadAsync(actor, id);
        if (_read.Count > Most)
            _read.Clear();
        _read[id] = blind ? read with { History = [], Notes = [] } : read;
    }

    public void Forget(string id) => _read.Remove(id);

    /// <summary>Words in them are not to be shown any more.</summary>
    public void ForgetAll() => _read.Clear();
}
