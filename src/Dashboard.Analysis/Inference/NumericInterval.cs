using System.Globalization;

namespace Dashboard.Analysis.Inference;

/// <summary>The values that a stated number allows, read to the letter: "more than 5" leaves 5 itself out.</summary>
internal readonly record struct NumericInterval(double Low, double High, bool LowOpen = false, bool HighOpen = false)
{
    private const double Slip = 1e-9;

    public static NumericInterval Exactly(double value) => new(value, value);

    public bool IsExact => Low == High;

    /// <summary>Every value allowed here is allowed there.</summary>
    public bool Within(NumericInterval other) =>
        (Low > other.Low + Gap(other.Low) || Near(Low, other.Low) && (!other.LowOpen || LowOpen))
        && (High < other.High - Gap(other.High) || Near(High, other.High) && (!other.HighOpen || HighOpen));

    /// <summary>No value is allowed by both.</summary>
    public bool Excludes(NumericInterval other) => Below(other) || other.Below(this);

    public override string ToString()
    {
        if (double.IsPositiveInfinity(High))
            return (LowOpen ? "more than " : "at least ") + N(Low);
        if (double.IsNegativeInfinity(Low) || Low == 0 && HighOpen)
            return (HighOpen ? "less than " : "at most ") + N(High);
        return IsExact ? N(Low) : N(Low) + " to " + N(High);
    }

    public static string N(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private bool Below(NumericInterval other) => High < other.Low - Gap(other.Low) || Near(High, other.Low) && (HighOpen || other.LowOpen);

    private static double Gap(double value) => double.IsInfinity(value) ? 0 : Slip * Math.Max(1, Math.Abs(value));

    private static bool Near(double a, double b) => a.Equals(b) || Math.Abs(a - b) <= Gap(b);
}
