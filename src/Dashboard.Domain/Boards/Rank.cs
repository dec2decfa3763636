using System.Text;

namespace Dashboard.Domain.Boards;

/// <summary>
/// Positions of cards in a lane: strings in base 36 that sort ordinally, with room between any two, so that a move changes
/// one card only. The first eight digits are a whole number: lanes grow at their ends all day without longer ranks. Digits
/// after them appear only where a card was put between two neighbours.
/// </summary>
public static class Rank
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int WholeDigits = 8;
    private const string Middle = "i0000000";

    /// <summary>A rank between two ranks; null means the open end.</summary>
    public static string Between(string? before, string? after) => (before, after) switch
    {
        (null, null) => Middle,
        (null, _) => Step(after, -1),
        (_, null) => Step(before, +1),
        _ => Fraction(before, after),
    };

    private static string Step(string rank, int by)
    {
        long number = 0;
        foreach (var digit in rank.AsSpan(0, WholeDigits))
            number = number * Digits.Length + Digits.IndexOf(digit, StringComparison.Ordinal);
        number += by;
        var whole = new char[WholeDigits];
        for (var i = WholeDigits - 1; i >= 0; i--, number /= Digits.Length)
            whole[i] = Digits[(int)(number % Digits.Length)];
        return new string(whole);
    }

    private static string Fraction(string before, string after)
    {
        var result = new StringBuilder();
        // Once the result is smaller than `after` at some digit, `after` no longer bounds it.
        var bounded = true;
        for (var i = 0; ; i++)
        {
            var low = i < before.Length ? Digits.IndexOf(before[i], StringComparison.Ordinal) : 0;
            var high = !bounded ? Digits.Length : i < after.Length ? Digits.IndexOf(after[i], StringComparison.Ordinal) : 0;
            if (high - low > 1)
                return result.Append(Digits[(low + high) / 2]).ToString();
            result.Append(Digits[low]);
            bounded &= low >= high;
        }
    }
}
