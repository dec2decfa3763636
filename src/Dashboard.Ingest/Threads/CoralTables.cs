using CsvHelper;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Threads;

/// <summary>
/// The tables that go with Coral's table of comments: names of the people and addresses of the stories, by id. Mail addresses and roles
/// in them are not read.
/// </summary>
public sealed class CoralTables
{
    private const int LargestRecord = 256 * 1024;
    private const int MostRows = 2_000_000;

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CommentThread> _stories = new(StringComparer.Ordinal);

    /// <summary>No tables.</summary>
    public static CoralTables None => new();

    /// <summary>Reads users.csv: id, email, username, role, banned, created_at.</summary>
    /// <exception cref="UnreadableException">Broken CSV.</exception>
    public CoralTables WithUsers(Stream users)
    {
        foreach (var row in Rows(users, 3))
            _names[row[0]] = row[2];
        return this;
    }

    /// <summary>Reads stories.csv: id, url, title, author, published_at, closed_at, mode.</summary>
    /// <exception cref="UnreadableException">Broken CSV.</exception>
    public CoralTables WithStories(Stream stories)
    {
        foreach (var row in Rows(stories, 3))
            _stories[row[0]] = new CommentThread(row[0], row[2].Length > 0 ? row[2] : null, row[1].Length > 0 ? row[1] : null);
        return this;
    }

    /// <summary>The name shown, or the id when there is no table that tells it.</summary>
    internal string? NameOf(string? id) => id is null ? null : _names.GetValueOrDefault(id, id);

    internal CommentThread? StoryOf(string? id) => string.IsNullOrEmpty(id) ? null : _stories.GetValueOrDefault(id) ?? new CommentThread(id, null, null);

    private static List<string[]> Rows(Stream table, int columns)
    {
        var rows = new List<string[]>();
        using var csv = CsvReader.Create(table, new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false }, leaveOpen: true);
        try
        {
            while (csv.Read() && rows.Count < MostRows)
            {
                if (csv.FieldCount >= columns)
                    rows.Add([csv.GetString(0).Trim('\uFEFF', ' '), csv.GetString(1).Trim(), csv.GetString(2).Trim()]);
            }
        }
        catch (CsvFormatException broken)
        {
            throw new UnreadableException($"A table of Coral cannot be read from line {broken.LineNumber} on. Is a quotation mark left open?");
        }
        return rows;
    }
}
