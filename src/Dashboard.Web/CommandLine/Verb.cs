namespace Dashboard.Web.CommandLine;

/// <summary>The arguments do not fit the verb; the message says how. Exit code 2.</summary>
public sealed class WrongUseException(string message) : Exception(message);

/// <param name="Name">With its dashes.</param>
/// <param name="Value">Word for the value in the help; null for a switch.</param>
internal sealed record Option(string Name, string? Value, string Help);

/// <summary>One thing the command line can do.</summary>
/// <param name="Name">One word or two.</param>
/// <param name="Words">What stands after the name, for the help: <c>FILE</c>, <c>SOURCE...</c>, or nothing.</param>
/// <param name="FewestWords">How many of those must be there; <c>...</c> allows more.</param>
internal sealed record Verb(string Name, string Words, int FewestWords, string Summary, Option[] Options, Func<Given, Task<int>> RunAsync)
{
    /// <exception cref="WrongUseException">Says which argument does not fit.</exception>
    public Given Parse(IReadOnlyList<string> args)
    {
        var words = new List<string>();
        var values = new List<(string Name, string Value)>();
        for (var at = 0; at < args.Count; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[at]);
                continue;
            }
            var (name, value) = args[at].IndexOf('=', StringComparison.Ordinal) is > 0 and var cut ? (args[at][..cut], args[at][(cut + 1)..]) : (args[at], null);
            var option = Options.FirstOrDefault(option => option.Name == name) ?? throw new WrongUseException($"{Name} has no option {name}.");
            if (option.Value is null && value is not null)
                throw new WrongUseException($"{name} takes no value.");
            if (option.Value is not null && value is null)
                value = ++at < args.Count ? args[at] : throw new WrongUseException($"{name} needs a value: {name} {option.Value}.");
            values.Add((name, value ?? ""));
        }
        if (words.Count < FewestWords)
            throw new WrongUseException($"{Name} needs {Words}.");
        return words.Count > FewestWords && !Words.EndsWith("...", StringComparison.Ordinal)
            ? throw new WrongUseException($"{Name} does not know what to do with \"{words[FewestWords]}\".")
            : new Given(words, values);
    }

    public string Help()
    {
        var lines = new List<string> { $"usage: dashboard {Name}{(Words.Length > 0 ? $" {Words}" : "")}{(Options.Length > 0 ? " [options]" : "")}", "", Summary };
        if (Options.Length > 0)
        {
            var left = Options.Select(option => $"  {option.Name}{(option.Value is null ? "" : $" {option.Value}")}").ToList();
            var wide = left.Max(text => text.Length) + 2;
            lines.Add("");
            lines.AddRange(Options.Select((option, at) => left[at].PadRight(wide) + option.Help));
        }
        return string.Join(Environment.NewLine, lines);
    }
}

/// <summary>What was given to a verb.</summary>
internal sealed class Given(IReadOnlyList<string> words, IReadOnlyList<(string Name, string Value)> values)
{
    public IReadOnlyList<string> Words => words;

    public bool Has(string name) => values.Any(value => value.Name == name);

    /// <summary>The last one given; null when there is none.</summary>
    public string? Value(string name) => values.LastOrDefault(value => value.Name == name).Value;

    /// <exception cref="WrongUseException">It was not given.</exception>
    public string Required(string name) => Value(name) is { Length: > 0 } value ? value : throw new WrongUseException($"{name} is missing.");

    public IReadOnlyList<string> All(string name) => [.. values.Where(value => value.Name == name).Select(value => value.Value)];
}
