using System.Globalization;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Stories;

namespace Dashboard.Web.Features.Matrix;

/// <summary>A matrix to be taken along: what is in it, and what it says about itself.</summary>
/// <param name="Story">Whose it is.</param>
/// <param name="State">The matrix.</param>
/// <param name="Filter">Which claims are in it.</param>
/// <param name="Zone">Clock of every time in it.</param>
/// <param name="Made">When it was asked for.</param>
public sealed record MatrixExport(Story Story, MatrixState State, MatrixFilter Filter, TimeZoneInfo Zone, DateTimeOffset Made)
{
    public IReadOnlyList<MatrixRow> Rows { get; } = [.. State.Rows.Where(Filter.Lets)];

    public string FileName(string kind) => $"{Story.Slug}-matrix.{kind}";

    /// <summary>A moment on the clock of <see cref="Zone"/>.</summary>
    public string Moment(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>When an article was published, as exactly as is known.</summary>
    public string Published(MatrixColumn column) => column.Published switch
    {
        { Length: > 10 } text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => Moment(at),
        { Length: 10 } day => day,
        _ => $"received {Moment(column.ReceivedAt)}",
    };

    /// <summary>The matrix as a spreadsheet opens it.</summary>
    public byte[] ToCsv()
    {
        var csv = new Csv();
        csv.Row("Story", Story.Title);
        csv.Row("Made", Moment(Made));
        csv.Row("Time zone", Zone.Id);
        csv.Row("Filters", Filter.Described);
        csv.Row("Claims", $"{Rows.Count} of {State.Rows.Count}");
        csv.Row();
        csv.Row(["Claim", "Disputed", "Grouping", "Articles", "Origins", .. State.Columns.Select(column => $"{column.Source}, {Published(column)}{(column.CopyOf is null ? "" : ", copy")}")]);
        foreach (var row in Rows)
        {
            csv.Row([
                row.Text, row.Disputed ? "yes" : "no", row.Confirmed ? "confirmed" : "suggested", Number(row.Cells.Count), Number(row.Origins),
                .. State.Columns.Select(column => row[column] is { } cell ? string.Join("\n", cell.Stances.Select(Said)) : "silent"),
            ]);
        }
        return csv.ToBytes();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Said(Statement statement) => $"{StanceMark.WordOf(statement.Stance)} ({StanceMark.SpeakerOf(statement)}): “{statement.Quote.ReplaceLineEndings(" ")}”";
}
