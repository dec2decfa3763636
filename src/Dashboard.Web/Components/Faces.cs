using System.Globalization;

namespace Dashboard.Web.Components;

/// <summary>Initials and colour of a person, the same on every screen and after every restart.</summary>
public static class Faces
{
    private const int Colours = 12;

    /// <summary>One or two capital letters.</summary>
    public static string InitialsOf(string name)
    {
        var words = name.Split([' ', '-', '.', '_', '@'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words.Length switch
        {
            0 => "?",
            1 => First(words[0]),
            _ => First(words[0]) + First(words[^1]),
        };
    }

    /// <summary>0 to 11; <see cref="string.GetHashCode()"/> differs between runs, so the sum is our own.</summary>
    public static int ColourOf(string name)
    {
        var sum = 17u;
        foreach (var letter in name)
            sum = sum * 31 + letter;
        return (int)(sum % Colours);
    }

    // A text element, so that a letter outside the basic plane is not cut in half.
    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpper(CultureInfo.InvariantCulture);
}
