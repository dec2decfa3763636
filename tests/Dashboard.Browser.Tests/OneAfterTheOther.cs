// Two at a time, as the machine that judges has two cores: the walks over every screen, kills, cut wires.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace Dashboard.Browser.Tests;

/// <summary>Tests that want the cores for themselves: what they time, and the hands that they play, mean something only then.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneAfterTheOther
{
    public const string Name = "One after the other";
}
