using Dashboard.Domain.Moderation;

namespace Dashboard.Web.Features.Moderation;

/// <summary>What a new desk begins with; the signals name these ids. The team words them as it likes.</summary>
internal static class FirstPolicies
{
    public static IEnumerable<Policy> Make() => new Policy[]
    {
        new() { Id = "hate", Name = "Hate", Wording = "Do not attack or belittle people for what they are: their origin, faith, sex, disability or whom they love.", StrikeWeight = 3 },
        new() { Id = "insult", Name = "Insult", Wording = "Argue about what was said. Do not insult who said it.", StrikeWeight = 1 },
        new() { Id = "threat", Name = "Threat", Wording = "Do not threaten anybody and do not wish violence on anybody.", StrikeWeight = 5 },
        new() { Id = "looks", Name = "Looks", Wording = "How somebody looks is no argument.", StrikeWeight = 1 },
        new() { Id = "privacy", Name = "Privacy", Wording = "Keep addresses, numbers, illnesses and other private matters of people out of it.", ReasonRequired = true, StrikeWeight = 2 },
        new() { Id = "accusation", Name = "Accusation", Wording = "Do not accuse anybody of a crime that is neither proven nor reported.", ReasonRequired = true, StrikeWeight = 2 },
        new() { Id = "spam", Name = "Spam", Wording = "No advertising and no links that have nothing to do with the article.", StrikeWeight = 1 },
        new() { Id = "copying", Name = "Copying", Wording = "Say it once and in your own words. Link to texts of others instead of pasting them." },
        new() { Id = "off-topic", Name = "Off topic", Wording = "Stay with what the article is about." },
        new() { Id = "shouting", Name = "Shouting", Wording = "Do not write in capitals and rows of exclamation marks." },
    }.Select((policy, place) =>
    {
        (policy.Place, policy.Version) = (place, 1);
        return policy;
    });
}
