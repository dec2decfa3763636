using System.Globalization;

namespace Dashboard.Evaluation.Training;

/// <summary>Whether a probability means what it says: of the cases said to be 70 % sure, 70 % should be so.</summary>
internal static class Reliability
{
    private const int Rows = 10;

    /// <summary>Mean distance between said and found, weighted by cases, over ten equal stretches of probability.</summary>
    public static double Error(IReadOnlyCollection<(double Said, bool So)> cases) =>
        cases.Count == 0 ? 0 : cases.GroupBy(Row).Sum(row => row.Count() * Math.Abs(row.Average(one => one.Said) - row.Average(one => one.So ? 1 : 0))) / cases.Count;

    public static void Print(string title, IReadOnlyCollection<(double Said, bool So)> cases, TextWriter output)
    {
        output.WriteLine($"\n{title}\n{"said",12}{"cases",8}{"mean said",11}{"found",8}");
        foreach (var row in cases.GroupBy(Row).OrderBy(row => row.Key))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Key / 10.0,6:0.0}-{(row.Key + 1) / 10.0,-5:0.0}{row.Count(),8}{row.Average(one => one.Said),11:0.000}{row.Average(one => one.So ? 1 : 0),8:0.000}"));
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"expected calibration error {Error(cases):0.000} over {cases.Count} cases"));
    }

    private static int Row((double Said, bool So) one) => Math.Clamp((int)(one.Said * Rows), 0, Rows - 1);
}
