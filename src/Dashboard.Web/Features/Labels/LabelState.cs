using Dashboard.Domain.Claims;
using Dashboard.Domain.Labels;

namespace Dashboard.Web.Features.Labels;

/// <summary>Who is called what, by whom, as every screen of this node shows it. Immutable.</summary>
/// <param name="Sequence">The log row up to which it is true.</param>
/// <param name="Entities">The most contested first.</param>
/// <param name="Waiting">Articles that are still being read.</param>
public sealed record LabelState(long Sequence, IReadOnlyList<LabelView> Entities, int Waiting);

/// <summary>Somebody or something and what it is called, by voice.</summary>
/// <param name="Changed">Sequence of the newest change; 0 when it was so at the first look.</param>
public sealed record LabelView(LabelledEntity Entity, IReadOnlyList<TermView> Terms, long Changed)
{
    public int Uses { get; } = Terms.Sum(term => term.Narrator.Count + term.Quoted.Count);
    public int Outlets { get; } = Entity.Terms.SelectMany(term => term.Uses).Select(use => use.Source).Distinct().Count();

    /// <summary>Different words are used for it: the lens has something to show.</summary>
    public bool IsContested => Terms.Count > 1;

    /// <summary>Names other than the one it goes by here.</summary>
    public IEnumerable<string> OtherNames => Entity.Variants.Where(variant => !variant.Equals(Entity.Name, StringComparison.Ordinal));
}

/// <summary>One word for somebody, the outlets' own use apart from the words they quote.</summary>
public sealed record TermView(string Term, VoiceView Narrator, VoiceView Quoted);

/// <summary>One voice's uses of a term.</summary>
/// <param name="Outlets">Outlet, uses there, the most frequent first.</param>
public sealed record VoiceView(IReadOnlyList<LabelUse> Uses, IReadOnlyList<(string Source, IReadOnlyList<LabelUse> Uses)> Outlets)
{
    public int Count => Uses.Count;

    public static VoiceView Of(IEnumerable<LabelUse> uses)
    {
        List<LabelUse> all = [.. uses];
        return new VoiceView(all,
        [
            .. all.GroupBy(use => use.Source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (IReadOnlyList<LabelUse>)[.. group])),
        ]);
    }
}

/// <summary>Makes the state of what was found. Entities that are as before are the same objects as before.</summary>
public static class LabelBuilder
{
    public static LabelState Build(long sequence, int waiting, IReadOnlyList<LabelledEntity> found, LabelState? before)
    {
        var known = before?.Entities.ToDictionary(view => view.Entity.Key) ?? [];
        IReadOnlyList<LabelView> entities =
        [
            .. found.DistinctBy(entity => entity.Key).Where(entity => entity.Terms.Count > 0)
                .Select(entity => known.GetValueOrDefault(entity.Key) is { } old && SaysTheSame(old.Entity, entity) ? old : ViewOf(entity, before is null ? 0 : sequence))
                .OrderByDescending(view => view.Terms.Count).ThenByDescending(view => view.Outlets).ThenByDescending(view => view.Uses).ThenBy(view => view.Entity.Name, StringComparer.Ordinal),
        ];
        return before is not null && before.Waiting == waiting && before.Entities.SequenceEqual(entities, ReferenceEqualityComparer.Instance) ? before : new LabelState(sequence, entities, waiting);
    }

    private static LabelView ViewOf(LabelledEntity entity, long changed) => new(entity,
    [
        .. entity.Terms.Select(term => new TermView(
            term.Term, VoiceView.Of(term.Uses.Where(use => use.Voice == Voice.Narrator)), VoiceView.Of(term.Uses.Where(use => use.Voice == Voice.Quoted))))
            .OrderByDescending(term => term.Narrator.Count + term.Quoted.Count).ThenBy(term => term.Term, StringComparer.Ordinal),
    ], changed);

    private static bool SaysTheSame(LabelledEntity one, LabelledEntity other) =>
        one.Name == other.Name && one.Variants.SequenceEqual(other.Variants) && one.Terms.Count == other.Terms.Count
        && one.Terms.Zip(other.Terms).All(pair => pair.First.Term == pair.Second.Term && pair.First.Uses.SequenceEqual(pair.Second.Uses));
}
