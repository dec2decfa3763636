using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks.Live;

/// <summary>
/// When each change was due and when each viewer had it. A change is a stamp, a word that occurs nowhere else, in the text of a
/// card; it counts as seen when the bytes of a picture contain it.
/// </summary>
internal sealed class Sightings(int viewers)
{
    private const int Digits = 7;
    private const string Word = "stamp";
    private readonly Lock _lock = new();
    private int _next;
    private int _first;
    private long[] _due = [];
    private string[] _cards = [];
    private long[,] _seen = new long[0, 0];

    /// <summary>Prepares a round of so many changes.</summary>
    public void Begin(int changes)
    {
        lock (_lock)
        {
            _first = _next;
            _next += changes;
            _due = new long[changes];
            _cards = new string[changes];
            _seen = new long[changes, viewers];
        }
    }

    /// <summary>The text of a change, which counts from now on.</summary>
    /// <param name="number">Within the round.</param>
    /// <param name="card">The card it is posted to; later changes of the same card replace it.</param>
    /// <param name="due">Stopwatch ticks at which it should have been posted: waiting behind a slow one counts.</param>
    public string Stamp(int number, string card, long due)
    {
        _due[number] = due;
        _cards[number] = card;
        return Word + (_first + number).ToString("D7", CultureInfo.InvariantCulture);
    }

    /// <summary>Looks for stamps of this round in what a viewer received.</summary>
    public void Look(int viewer, ReadOnlySpan<byte> bytes, long at)
    {
        for (var place = bytes.IndexOf("stamp"u8); place >= 0; place = bytes.IndexOf("stamp"u8))
        {
            bytes = bytes[(place + Word.Length)..];
            var number = 0;
            var digits = 0;
            while (digits < Digits && digits < bytes.Length && bytes[digits] is >= (byte)'0' and <= (byte)'9')
                number = number * 10 + bytes[digits++] - '0';
            var index = number - _first;
            if (digits == Digits && index >= 0 && index < _due.Length && _seen[index, viewer] == 0)
                _seen[index, viewer] = at;
        }
    }

    /// <summary>Whether every viewer has the newest change of every card.</summary>
    public bool AllCurrent() => LostFinal() == 0;

    /// <summary>How often a viewer lacks the newest change of a card: what must be 0 in the end.</summary>
    public int LostFinal()
    {
        var lost = 0;
        foreach (var last in _cards.Select((card, index) => (card, index)).Where(change => change.card is not null).GroupBy(change => change.card).Select(changes => changes.Max(change => change.index)))
        {
            for (var viewer = 0; viewer < viewers; viewer++)
                lost += _seen[last, viewer] == 0 ? 1 : 0;
        }
        return lost;
    }

    /// <summary>How often a viewer got a newer change of the card instead of this one.</summary>
    public int Overtaken() => Enumerable.Range(0, _due.Length).Sum(change => Enumerable.Range(0, viewers).Count(viewer => _seen[change, viewer] == 0));

    /// <summary>Milliseconds from due to seen, sorted.</summary>
    public List<double> Delays()
    {
        var delays = new List<double>(_due.Length * viewers);
        for (var change = 0; change < _due.Length; change++)
        {
            for (var viewer = 0; viewer < viewers; viewer++)
            {
                if (_seen[change, viewer] is > 0 and var seen)
                    delays.Add(Stopwatch.GetElapsedTime(_due[change], seen).TotalMilliseconds);
            }
        }
        delays.Sort();
        return delays;
    }
}
