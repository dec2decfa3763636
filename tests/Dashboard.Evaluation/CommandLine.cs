namespace Dashboard.Evaluation;

/// <summary>Measures one task on one file or folder.</summary>
/// <param name="path">The file or folder, known to exist.</param>
/// <param name="predictionsPath">Where to write predictions, or null.</param>
/// <param name="output">Where the report goes.</param>
/// <returns>0, or 2 when the file does not hold what the task reads.</returns>
internal delegate int EvaluationTask(string path, string? predictionsPath, TextWriter output);

/// <summary>The items cannot be read; the message says which line and why.</summary>
internal sealed class BadDataException(string message) : Exception(message);

internal static class CommandLine
{
    private const int Done = 0;
    private const int WrongUse = 2;

    public static int Run(string[] args, IReadOnlyDictionary<string, EvaluationTask> tasks)
    {
        if (args is ["--help" or "-h"])
        {
            Usage(Console.Out, tasks);
            return Done;
        }
        if (args is not ([_, _] or [_, _, "--out", _])) return Wrong("Two arguments are needed: a task and its file.", tasks);
        if (!tasks.TryGetValue(args[0], out var task)) return Wrong($"There is no task \"{args[0]}\".", tasks);
        if (!File.Exists(args[1]) && !Directory.Exists(args[1])) return Wrong($"There is no file or folder \"{args[1]}\".", tasks);
        try
        {
            return task(args[1], args.Length == 4 ? args[3] : null, Console.Out);
        }
        catch (Exception e) when (e is BadDataException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return WrongUse;
        }
    }

    private static int Wrong(string what, IReadOnlyDictionary<string, EvaluationTask> tasks)
    {
        Console.Error.WriteLine(what);
        Usage(Console.Error, tasks);
        return WrongUse;
    }

    private static void Usage(TextWriter to, IReadOnlyDictionary<string, EvaluationTask> tasks)
    {
        to.WriteLine("usage: dotnet run -c Release --project tests/Dashboard.Evaluation -- <task> <file.jsonl> [--out predictions.jsonl]");
        to.WriteLine($"tasks: {string.Join(", ", tasks.Keys.Order(StringComparer.Ordinal))} (extraction reads a folder)");
    }
}
