using System.Globalization;
using System.Text;
using System.Xml;
using Dashboard.Domain.Claims;

namespace Dashboard.Web.Features.Matrix;

/// <summary>
/// Draws a matrix as SVG 1.1 that needs nothing from elsewhere: attributes instead of a style sheet, so that it is the same in a
/// browser under our content policy, in a word processor and in a CMS.
/// </summary>
public static class MatrixPicture
{
    private const int Edge = 28, ClaimWidth = 300, SourceWidth = 156, StanceHeight = 44, LineHeight = 18, Pad = 12;
    private const string Sans = "Inter, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

    private sealed record Palette(string Ground, string Paper, string Line, string Ink, string Pale, string Good, string GoodSoft, string Bad, string BadSoft, string Note, string NoteSoft);

    // The house's two palettes, see wwwroot/css/tokens.css.
    private static readonly Palette s_light = new("#f6f5f2", "#ffffff", "#e4e1da", "#1b1a17", "#696459", "#1a673a", "#e4f3e9", "#a8320e", "#fcebe4", "#735600", "#fbf2d5");
    private static readonly Palette s_dark = new("#131312", "#1c1c1a", "#32312d", "#eeece6", "#a09c91", "#84d3a3", "#16301f", "#ff9b78", "#3a1f15", "#e6c463", "#332b12");

    /// <summary>UTF-8.</summary>
    public static byte[] Draw(MatrixExport export, bool dark = false)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = false }))
            new Sheet(xml, export, dark ? s_dark : s_light).Draw();
        return bytes.ToArray();
    }

    private sealed class Sheet(XmlWriter xml, MatrixExport export, Palette palette)
    {
        public void Draw()
        {
            var columns = export.State.Columns;
            var width = Edge * 2 + ClaimWidth + Math.Max(2, columns.Count) * SourceWidth;
            var heights = export.Rows.Select(HeightOf).ToList();
            const int headHeight = 62, top = 92;
            var height = top + headHeight + heights.Sum() + 64;
            xml.WriteStartElement("svg", "http://www.w3.org/2000/svg");
            Attributes(("width", width), ("height", height), ("viewBox", $"0 0 {width} {height}"), ("role", "img"), ("font-family", Sans), ("font-size", 13));
            Named("title", $"{export.Story.Title}: who says what");
            Box(0, 0, width, height, palette.Ground);
            Words(export.Story.Title, Edge, 40, palette.Ink, 20, bold: true, most: (width - 2 * Edge) / 11);
            Words($"Who says what · {Components.Words.Count(export.Rows.Count, "claim")}, {Components.Words.Count(columns.Count, "source")} · {export.Moment(export.Made)} ({export.Zone.Id}) · filters: {export.Filter.Described}", Edge, 64, palette.Pale, 12, most: (width - 2 * Edge) / 6);
            Box(Edge, top, width - 2 * Edge, headHeight + heights.Sum(), palette.Paper, palette.Line, 12);
            Head(columns, top + headHeight);
            var y = top + headHeight;
            for (var index = 0; index < export.Rows.Count; index++)
            {
                Line(Edge, y, width - Edge);
                Row(export.Rows[index], columns, y);
                y += heights[index];
            }
            Legend(y + 30);
            xml.WriteEndElement();
        }

        private static int HeightOf(MatrixRow row)
        {
            var lines = Wrap(row.Text, 38, 4).Count;
            var stances = row.Cells.Values.Select(cell => cell.Grouped.Count()).DefaultIfEmpty(1).Max();
            return Math.Max(Pad * 2 + lines * LineHeight + 16, Pad * 2 + stances * StanceHeight - 6);
        }

        private void Head(IReadOnlyList<MatrixColumn> columns, int bottom)
        {
            Words("Claim", Edge + Pad, bottom - 14, palette.Pale, 13, bold: true);
            for (var index = 0; index < columns.Count; index++)
            {
                var x = Edge + ClaimWidth + index * SourceWidth;
                Words(columns[index].Source, x + 6, bottom - 32, palette.Pale, 13, bold: true, most: 19);
                Words(columns[index].CopyOf is null ? export.Published(columns[index]) : "copy", x + 6, bottom - 14, palette.Pale, 11, most: 22);
            }
        }

        private void Row(MatrixRow row, IReadOnlyList<MatrixColumn> columns, int top)
        {
            var y = top + Pad + 12;
            foreach (var line in Wrap(row.Text, 38, 4))
            {
                Words(line, Edge + Pad, y, palette.Ink, 13, bold: true);
                y += LineHeight;
            }
            Words($"{(row.Disputed ? "⚡ disputed · " : "")}{Components.Words.Count(row.Cells.Count, "article")}, {Components.Words.Count(row.Origins, "origin")}", Edge + Pad, y, row.Disputed ? palette.Bad : palette.Pale, 11);
            for (var index = 0; index < columns.Count; index++)
                Cell(row[columns[index]], columns[index], Edge + ClaimWidth + index * SourceWidth + 6, top + Pad);
        }

        private void Cell(MatrixCell? cell, MatrixColumn column, int x, int top)
        {
            if (cell is null)
            {
                Words("–", x + 8, top + 14, palette.Pale, 13);
                return;
            }
            foreach (var (stance, by) in cell.Grouped)
            {
                var (ink, soft) = stance switch
                {
                    Stance.Affirm => (palette.Good, palette.GoodSoft),
                    Stance.Deny => (palette.Bad, palette.BadSoft),
                    _ => (palette.Note, palette.NoteSoft),
                };
                Box(x, top, 82, 22, soft, radius: 4);
                Words($"{StanceMark.SignOf(stance)} {StanceMark.WordOf(stance)}", x + 9, top + 15.5, ink, 12, bold: true);
                var values = string.Join(", ", by.Select(statement => statement.Value).OfType<string>().Distinct());
                if (values.Length > 0)
                    Words(values, x + 90, top + 15.5, palette.Ink, 11, bold: true, most: 10);
                var speakers = string.Join(", ", SpeakerNames.Once(by.Select(StanceMark.SpeakerOf))) + (column.CopyOf is null ? "" : ", copied");
                Words(speakers, x, top + 36, palette.Pale, 11, most: 25);
                top += StanceHeight;
            }
        }

        private void Legend(int y) =>
            Words("✓ affirms   ✕ denies   ~ hedges   – silent.   Copies add no weight: origins count who said it first.", Edge, y, palette.Pale, 11);

        private void Words(string text, double x, double y, string fill, int size, bool bold = false, int most = int.MaxValue)
        {
            xml.WriteStartElement("text", null);
            Attributes(("x", x), ("y", y), ("fill", fill), ("font-size", size));
            if (bold)
                Attributes(("font-weight", 600));
            var plain = Plain(text);
            if (plain.Length > most)
            {
                xml.WriteStartElement("title");
                xml.WriteString(plain);
                xml.WriteEndElement();
            }
            xml.WriteString(plain.Length > most ? plain[..(most - 1)].TrimEnd() + "…" : plain);
            xml.WriteEndElement();
        }

        private void Box(double x, double y, double width, double height, string fill, string? stroke = null, int radius = 0)
        {
            xml.WriteStartElement("rect");
            Attributes(("x", x), ("y", y), ("width", width), ("height", height), ("fill", fill), ("rx", radius));
            if (stroke is not null)
                Attributes(("stroke", stroke));
            xml.WriteEndElement();
        }

        private void Line(double x, double y, double to)
        {
            xml.WriteStartElement("path");
            Attributes(("d", string.Create(CultureInfo.InvariantCulture, $"M{x} {y}H{to}")), ("stroke", palette.Line));
            xml.WriteEndElement();
        }

        private void Named(string name, string text)
        {
            xml.WriteStartElement(name);
            xml.WriteString(Plain(text));
            xml.WriteEndElement();
        }

        private void Attributes(params ReadOnlySpan<(string Name, object Value)> attributes)
        {
            foreach (var (name, value) in attributes)
                xml.WriteAttributeString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
        }
    }

    // Texts from outside may hold characters that XML does not know.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
                plain.Append(text[index]).Append(text[++index]);
            else
                plain.Append(XmlConvert.IsXmlChar(text[index]) && text[index] >= ' ' ? text[index] : ' ');
        }
        return plain.ToString();
    }

    /// <summary>Lines of at most so many characters, at most so many lines; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width, int most)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                lines.Add(line);
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
            if (lines.Count == most)
                return [.. lines.SkipLast(1), lines[^1] + " …"];
        }
        if (line.Length > 0)
            lines.Add(line);
        return lines;
    }
}
