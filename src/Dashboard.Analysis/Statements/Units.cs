using System.Globalization;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>Units of news English and how to bring them to one base unit.</summary>
internal static class Units
{
    /// <summary>Currency code of a sign, word or code; null for other tokens.</summary>
    public static string? Currency(string lower) => Currencies.Code(lower);

    /// <summary>Base unit and factor of a measure word, or null.</summary>
    public static (string Unit, double Factor)? Measure(string lower) => lower switch
    {
        "percent" or "percentage" or "%" or "pct" => ("%", 1),
        "km" or "kilometre" or "kilometer" or "kilometres" or "kilometers" or "kms" => ("m", 1_000),
        "mile" or "miles" => ("m", 1_609.344),
        "metre" or "meter" or "metres" or "meters" or "m" => ("m", 1),
        "foot" or "feet" or "ft" => ("m", 0.3048),
        "inch" or "inches" => ("m", 0.0254),
        "yard" or "yards" => ("m", 0.9144),
        "cm" or "centimetre" or "centimeter" or "centimetres" or "centimeters" => ("m", 0.01),
        "mm" or "millimetre" or "millimeter" or "millimetres" or "millimeters" => ("m", 0.001),
        "kg" or "kilogram" or "kilograms" or "kilo" or "kilos" => ("kg", 1),
        "tonne" or "tonnes" => ("kg", 1_000),
        "ton" or "tons" => ("kg", 1_000),
        "lb" or "lbs" => ("kg", 0.4536),
        "gram" or "grams" => ("kg", 0.001),
        "ounce" or "ounces" or "oz" => ("kg", 0.02835),
        "milligram" or "milligrams" or "mg" => ("kg", 1e-6),
        "hour" or "hours" or "hr" or "hrs" => ("s", 3_600),
        "minute" or "minutes" or "mins" => ("s", 60),
        "second" or "seconds" => ("s", 1),
        "day" or "days" => ("s", 86_400),
        "fortnight" or "fortnights" => ("s", 1_209_600),
        "week" or "weeks" => ("s", 604_800),
        "month" or "months" => ("s", 2_629_800),
        "year" or "years" => ("s", 31_557_600),
        "decade" or "decades" => ("s", 315_576_000),
        "century" or "centuries" => ("s", 3_155_760_000),
        "mph" => ("m/s", 0.44704),
        "kph" or "kmh" => ("m/s", 0.27778),
        "knot" or "knots" => ("m/s", 0.51444),
        "degree" or "degrees" or "celsius" or "fahrenheit" => ("°", 1),
        "acre" or "acres" => ("m²", 4_046.86),
        "hectare" or "hectares" => ("m²", 10_000),
        "litre" or "liter" or "litres" or "liters" => ("l", 1),
        "gallon" or "gallons" => ("l", 3.785),
        "pint" or "pints" => ("l", 0.5),
        "barrel" or "barrels" => ("barrel", 1),
        "kilowatt" or "kilowatts" or "kw" => ("W", 1e3),
        "megawatt" or "megawatts" or "mw" => ("W", 1e6),
        "gigawatt" or "gigawatts" or "gw" => ("W", 1e9),
        "megabyte" or "megabytes" or "mb" => ("B", 1e6),
        "gigabyte" or "gigabytes" or "gb" => ("B", 1e9),
        "terabyte" or "terabytes" or "tb" => ("B", 1e12),
        "magnitude" => ("magnitude", 1),
        _ => null,
    };

    /// <summary>Base unit and factor of an area or volume: the word behind "square" or "cubic".</summary>
    public static (string Unit, double Factor)? Power(string lower, string of) =>
        Measure(of) is { Unit: "m" } length ? lower is "square" or "sq" ? ("m²", length.Factor * length.Factor) : lower is "cubic" ? ("l", 1_000 * length.Factor * length.Factor * length.Factor) : null : null;

    /// <summary>Slack for values that were converted between units: people round after converting.</summary>
    public static bool IsConvertible(string unit) => unit is "m" or "kg" or "m/s" or "m²" or "l" or "°C";

    public static string Show(double value, string unit, string writtenUnit)
    {
        var number = value >= 1e9 ? (value / 1e9).ToString("#,0.###", CultureInfo.InvariantCulture) + " billion"
            : value >= 1e6 ? (value / 1e6).ToString("#,0.###", CultureInfo.InvariantCulture) + " million"
            : value.ToString(value == Math.Floor(value) ? "#,0" : "#,0.###", CultureInfo.InvariantCulture);
        return unit switch
        {
            "" => number,
            "%" => number + " %",
            "pp" => number + " percentage points",
            "USD" => "$" + number,
            "EUR" => "€" + number,
            "GBP" => "£" + number,
            "magnitude" => "magnitude " + number,
            _ => writtenUnit.Length > 0 ? number + " " + writtenUnit : number + " " + unit,
        };
    }

    /// <summary>Words that tell what happened to people or things that are counted.</summary>
    public static string? Outcome(string concept) => concept is "#death" or "#injure" or "#arrest" or "miss" or "displac" or "#evacuat" or "#leave"
        or "hospitaliz" or "rescu" or "trap" or "charg" or "convict" or "infect" or "homeles" or "homeless" or "surviv" or "#destroy" or "#arrive"
        or "stranded" or "strand" or "kidnap" or "hostag" or "register" or "affect" or "damag" or "sentenc" or "test" or "vot" or "born" or "fir"
        or "hir" or "deploy" or "releas" or "free" ? concept : null;

    /// <summary>True when a token of this concept says what happened to those counted.</summary>
    public static bool IsOutcome(Token token) => token.IsWord && Outcome(token.Concept) is not null;
}
