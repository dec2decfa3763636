using CsvHelper;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Threads;

/// <summary>CSV with a header line that names the columns, or the header-less comment table of Coral.</summary>
internal static class CsvComments
{
    private const int LargestRecord = 2 * 1024 * 1024;
    private const int MostColumns = 200;

    private static readonly string[] Ids = ["externalid", "id", "commentid"];
    private static readonly string[] Authors = ["author", "authorname", "name", "user", "username", "displayname", "commentauthor"];
    private static readonly string[] Times = ["postedat", "date", "time", "createdat", "created", "published", "dategmt", "commentdate", "timestamp"];
    private static readonly string[] Texts = ["text", "body", "comment", "content", "message", "commentcontent"];
    private static readonly string[] Parents = ["parentexternalid", "parentid", "parent", "inreplyto", "replyto", "commentparent"];

    /// <param name="Story">The column of the story in a table of Coral, else -1.</param>
    /// <param name="Status">The column of the moderators' decision there.</param>
    private sealed record Columns(int Id, int Author, int Time, int Text, int Parent, int Story = -1, int Status = -1);

    public static void Read(Stream input, CommentSink sink, CoralTables tables)
    {
        var options = new CsvReaderOptions { HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false };
        using var csv = CsvReader.Create(input, options, leaveOpen: true);
        try
        {
            if (!csv.Read())
                throw new UnreadableException("The file is empty.");
            var first = Record(csv);
            var columns = ByHeader(first);
            if (columns is null)
            {
                columns = ByCoralsOrder(first) ?? throw new UnreadableException("The first line must name the columns: externalId, author, postedAt, text, parentExternalId; author and text are needed.");
                Add(first, (int)csv.LineNumber, columns, sink, tables);
            }
            while (csv.Read())
                Add(Record(csv), (int)csv.LineNumber, columns, sink, tables);
        }
        catch (CsvFormatException broken)
        {
            throw new UnreadableException($"The CSV cannot be read from line {broken.LineNumber} on. Is a quotation mark left open?");
        }
    }

    /// <summary>Whether the first line of a text names the columns of a table of comments.</summary>
    public static bool NamesColumns(string head)
    {
        var line = head.AsSpan()[..(head.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : head.Length)];
        return line.IndexOfAny(',', ';', '\t') >= 0 && ByHeader(line.ToString().Split(',', ';', '\t')) is not null;
    }

    private static string[] Record(CsvReader csv)
    {
        var record = new string[Math.Min(csv.FieldCount, MostColumns)];
        for (var i = 0; i < record.Length; i++)
            record[i] = csv.GetString(i);
        return record;
    }

    private static void Add(string[] record, int line, Columns columns, CommentSink sink, CoralTables tables)
    {
        if (record.All(string.IsNullOrWhiteSpace))
            return;
        var time = CommentTimes.Of(At(record, columns.Time));
        if (At(record, columns.Time) is { Length: > 0 } && time is null)
            sink.Reject(line, "The time cannot be read; write it like 2026-11-22T14:05:00Z.");
        else if (At(record, columns.Status) is { } status && status.Equals("REJECTED", StringComparison.OrdinalIgnoreCase))
            sink.Reject(line, "Rejected by its moderators at its origin.");
        else
            sink.Add(line, At(record, columns.Id), columns.Story < 0 ? At(record, columns.Author) : tables.NameOf(At(record, columns.Author)), time, At(record, columns.Text), At(record, columns.Parent),
                tables.StoryOf(At(record, columns.Story)));
    }

    private static Columns? ByHeader(string[] header)
    {
        var names = header.Select(h => new string([.. h.ToLowerInvariant().Where(char.IsLetter)])).ToList();
        int Find(string[] known) => known.Select(name => names.IndexOf(name)).FirstOrDefault(i => i >= 0, -1);
        var columns = new Columns(Find(Ids), Find(Authors), Find(Times), Find(Texts), Find(Parents));
        return columns is { Author: >= 0, Text: >= 0 } ? columns : null;
    }

    // id, author_id, story_id, created_at, body, parent_id, status, rating
    private static Columns? ByCoralsOrder(string[] record) =>
        record.Length is >= 6 and <= 8 && CommentTimes.Of(record[3]) is not null && record[4].Length > 0 ? new Columns(0, 1, 3, 4, 5, 2, 6) : null;

    private static string? At(string[] record, int column) => column >= 0 && column < record.Length ? record[column].Trim() : null;
}
