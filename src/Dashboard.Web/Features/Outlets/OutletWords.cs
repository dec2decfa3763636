using Dashboard.Domain.Labels;
using Dashboard.Domain.People;
using Dashboard.Domain.Stories;
using Dashboard.Web.Features.Labels;

namespace Dashboard.Web.Features.Outlets;

/// <summary>One word and how often it is used.</summary>
/// <param name="First">Where it stands first.</param>
public sealed record UsedWord(string Term, int Count, LabelUse First);

/// <summary>What an outlet calls somebody in its own words, beside what the other outlets of the story do.</summary>
/// <param name="EntityKey">Key of the entity in the label lens of the story.</param>
/// <param name="Own">This outlet's words, the most frequent first.</param>
/// <param name="Others">The other outlets' words that it does not use.</param>
public sealed record LabelHabit(string EntityKey, string Entity, IReadOnlyList<UsedWord> Own, IReadOnlyList<UsedWord> Others)
{
    /// <summary>Others use words that this outlet does not, or the other way round.</summary>
    public bool IsItsOwn => Others.Count > 0;
}

/// <summary>Label habits of an outlet, story by story: they come from the same live state as the label lens.</summary>
public sealed class OutletWords(LabelFeed labels)
{
    private const int MostHabits = 12;

    /// <summary>Habits in one story; those that set the outlet apart first.</summary>
    public async Task<IReadOnlyList<LabelHabit>> HandleAsync(Actor actor, Story story, IReadOnlyList<string> names, CancellationToken cancel = default)
    {
        actor.Require(Permission.Read, story.Id);
        var state = await labels.GetAsync(story.Id, cancel);
        return
        [
            .. state.Entities.Select(view => HabitOf(view, names)).OfType<LabelHabit>().OrderByDescending(habit => habit.IsItsOwn)
                .ThenByDescending(habit => habit.Own.Sum(word => word.Count)).ThenBy(habit => habit.Entity, StringComparer.Ordinal).Take(MostHabits),
        ];
    }

    private static LabelHabit? HabitOf(LabelView view, IReadOnlyList<string> names)
    {
        var own = new List<UsedWord>();
        var others = new List<UsedWord>();
        foreach (var term in view.Terms)
        {
            var mine = term.Narrator.Uses.Where(use => names.Contains(use.Source)).ToList();
            if (mine.Count > 0)
                own.Add(new(term.Term, mine.Count, mine[0]));
            else if (term.Narrator.Count > 0)
                others.Add(new(term.Term, term.Narrator.Count, term.Narrator.Uses[0]));
        }
        return own.Count == 0 ? null : new(view.Entity.Key, view.Entity.Name, [.. own.OrderByDescending(word => word.Count)], [.. others.OrderByDescending(word => word.Count)]);
    }
}
