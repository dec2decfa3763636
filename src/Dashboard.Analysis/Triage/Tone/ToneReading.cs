using System.Runtime.InteropServices;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Under what sign a word stands.</summary>
internal enum ToneMode : byte
{
    Plain,

    /// <summary>Within the reach of a negation.</summary>
    Denied,

    /// <summary>Quoted or reported in order to condemn it.</summary>
    Countered,

    /// <summary>Inside quotation marks, and nothing is said about it.</summary>
    Quoted,
}

/// <summary>Whom a word means.</summary>
internal enum ToneTarget : byte { None, Group, You, Person, They, Calling }

/// <summary>A comment as its words act on one another: what each can do, under what sign it stands, and whom it means.</summary>
internal sealed class ToneReading
{
    private const int Reach = 5;

    private ToneReading(ToneText text)
    {
        Text = text;
        Classes = new ToneClass[text.Words.Count];
        Modes = new ToneMode[text.Words.Count];
        Targets = new ToneTarget[text.Words.Count];
    }

    public ToneText Text { get; }
    public ToneClass[] Classes { get; }
    public ToneMode[] Modes { get; }
    public ToneTarget[] Targets { get; }

    /// <summary>Words of one sentence, as first and one past the last.</summary>
    public (int From, int To) this[int sentence] => (starts[sentence], starts[sentence + 1]);

    /// <summary>Sentences that hold a word.</summary>
    public int Sentences => Text.Words.Count == 0 ? 0 : starts.Count - 1;

    /// <summary>Share of the words that speak to the reader or to another commenter: "you", "your". From 0 to 1.</summary>
    public double Addressing => Classes.Length == 0 ? 0 : Classes.Count(classes => (classes & ToneClass.You) != 0) / (double)Classes.Length;

    /// <summary>How a sentence ends.</summary>
    public ToneMark MarkOf(int sentence) => Text.Words[starts[sentence]].Sentence is var written && written < Text.Marks.Count ? Text.Marks[written] : ToneMark.Full;

    private readonly List<int> starts = [0];

    public static ToneReading Of(ToneText text)
    {
        var reading = new ToneReading(text);
        var words = CollectionsMarshal.AsSpan(text.Words);
        for (var i = 0; i < words.Length; i++)
        {
            reading.Classes[i] = words[i].Entry.Classes;
            if (i > 0 && words[i].Sentence != words[i - 1].Sentence)
                reading.starts.Add(i);
        }
        reading.starts.Add(words.Length);
        var lastGroup = -9;
        for (var sentence = 0; sentence + 1 < reading.starts.Count; sentence++)
        {
            var (from, to) = reading[sentence];
            var part = words[from..to];
            TonePhrases.Mark(part, reading.Classes.AsSpan(from, to - from));
            reading.Aim(part, from, sentence, ref lastGroup);
            reading.Deny(part, from);
        }
        reading.Counter(words);
        return reading;
    }

    private void Aim(ReadOnlySpan<ToneWord> words, int from, int sentence, ref int lastGroup)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var sort = Classes[from + i];
            var target = ToneTarget.None;
            if ((sort & (ToneClass.Group | ToneClass.Slur)) != 0 || (sort & ToneClass.WeakGroup) != 0 && IsGroup(words, i))
            {
                target = ToneTarget.Group;
                lastGroup = sentence;
            }
            else if ((sort & ToneClass.You) != 0)
                target = ToneTarget.You;
            else if ((sort & ToneClass.They) != 0 || (sort & ToneClass.Person) != 0 && i > 0 && (words[i - 1].Is(ToneClass.Pointing) || words[i - 1].Entry.Text is "kind" or "their"))
                target = sentence - lastGroup <= 1 ? ToneTarget.Group : ToneTarget.They;
            else if ((sort & ToneClass.Calling) != 0)
                target = ToneTarget.Calling;
            else if ((sort & ToneClass.He) != 0 || words[i].Entry == ToneEntry.Name || words[i].Entry == ToneEntry.User)
                target = ToneTarget.Person;
            Targets[from + i] = target;
        }
    }

    // "Black people", "women", "the old"; but not "black coffee" nor "an old friend".
    private static bool IsGroup(ReadOnlySpan<ToneWord> words, int i)
    {
        if (i + 1 < words.Length && words[i + 1].Is(ToneClass.Person | ToneClass.Group | ToneClass.WeakGroup))
            return true;
        // "Is a kind old", "is a black.": a noun of its own.
        if (i + 1 == words.Length || words[i + 1].AfterBreak)
        {
            for (var k = i - 1; k >= 0 && k >= i - 3; k--)
            {
                if (words[k].Entry.Text is "a" or "an")
                    return true;
            }
        }
        var sort = words[i].Entry.Classes;
        return (sort & ToneClass.Person) != 0 || i > 0 && (words[i - 1].Is(ToneClass.Sweep | ToneClass.Pointing) || words[i - 1].Entry.Text == "the" && (i + 1 == words.Length || words[i + 1].Is(ToneClass.Be | ToneClass.Modal)));
    }

    private void Deny(ReadOnlySpan<ToneWord> words, int from)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (!words[i].Is(ToneClass.Negation) || i + 1 < words.Length && words[i].Entry.Text == "not" && words[i + 1].Entry.Text is "only" or "just")
                continue;
            // "Why don't we …" and "isn't it …" ask for a yes.
            if (i == 0 && words.Length > 1 && words[0].Entry.Text.EndsWith('t') && words[0].Entry.Text != "not" && words[1].Is(ToneClass.You | ToneClass.They | ToneClass.We | ToneClass.He | ToneClass.Group) || i > 0 && words[i - 1].Entry.Text == "why"
                || i == 0 && words.Length > 1 && words[1].Entry.Text is "it" or "that" or "this")
                continue;
            // A phrase such as "can't stand" has used up its negation.
            if ((Classes[from + i] & ToneClass.Attack) != 0)
                continue;
            // "No" denies the noun beside it, "nobody should" all that follows.
            var reach = words[i].Entry.Text switch { "no" => 3, "nobody" or "none" or "never" => Reach + 2, _ => Reach };
            if (words[i].Entry.Text == "no" && i + 1 < words.Length && words[i + 1].Entry.Text == "one")
                reach = Reach + 2;
            for (var k = i + 1; k < words.Length && k <= i + reach; k++)
            {
                if (words[k].AfterBreak || words[k].Is(ToneClass.Turn) && words[k].Entry.Text is not ("or" or "and") && k > i + 1)
                    break;
                Modes[from + k] = ToneMode.Denied;
            }
        }
    }

    private void Counter(ReadOnlySpan<ToneWord> words)
    {
        for (var sentence = 0; sentence + 1 < starts.Count; sentence++)
        {
            var (from, to) = this[sentence];
            bool quoted = false, said = false, condemned = false;
            for (var i = from; i < to; i++)
            {
                quoted |= words[i].Quoted;
                if (words[i].Quoted)
                    continue;
                said |= (Classes[i] & ToneClass.Say) != 0;
                condemned |= IsCondemned(i, from, words);
            }
            if (quoted)
            {
                // Whoever condemns it may do so in the sentence after.
                if (!condemned && sentence + 2 < starts.Count)
                {
                    var (next, end) = this[sentence + 1];
                    for (var i = next; i < end && i < next + 12; i++)
                        condemned |= !words[i].Quoted && IsCondemned(i, next, words);
                }
                for (var i = from; i < to; i++)
                {
                    if (words[i].Quoted)
                        Modes[i] = condemned ? ToneMode.Countered : ToneMode.Quoted;
                }
            }
            else if (said && condemned)
                Report(words, from, to);
        }
    }

    private bool IsCondemned(int i, int from, ReadOnlySpan<ToneWord> words)
    {
        if ((Classes[i] & (ToneClass.Condemn | ToneClass.Stop)) == 0 || Targets[i] == ToneTarget.Group)
            return false;
        if ((Classes[i] & ToneClass.Stop) != 0)
            return i == from || words[i - 1].Is(ToneClass.Modal | ToneClass.I | ToneClass.We | ToneClass.Future | ToneClass.Turn) || words[i].Entry.Text is "against" or "shouldn't"
                || i + 1 < words.Length && words[i + 1].Is(ToneClass.Say) && words[i + 1].Entry.Text.EndsWith("ing", StringComparison.Ordinal);
        // "Am I wrong to think …" wants to be told no.
        for (var k = Math.Max(from, i - 2); k < i; k++)
        {
            if (words[k].Is(ToneClass.I))
                return false;
        }
        if ((Classes[i] & ToneClass.Trait) == 0)
            return true;
        // "The most disgusting people" condemns people, not words: it must be said of a thing.
        for (var k = i - 1; k >= Math.Max(from, i - 4); k--)
        {
            if (Targets[k] == ToneTarget.Group)
                return false;
            if (words[k].Is(ToneClass.Be))
                return true;
        }
        return i + 1 < words.Length && words[i + 1].Entry.Text is "thing" or "way" or "joke" || i + 1 < words.Length && words[i + 1].Is(ToneClass.Say);
    }

    /// <summary>"Saying that they are … is …", "it is … to say that they are …", "people who think that … are …".</summary>
    private void Report(ReadOnlySpan<ToneWord> words, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if ((Classes[i] & ToneClass.Say) == 0 || !IsTold(words, i, from))
                continue;
            var condemned = -1;
            for (var k = from; k < to; k++)
            {
                if (k != i && IsCondemned(k, from, words) && (k < i || k > i + 2))
                    condemned = k;
            }
            if (condemned < 0)
                continue;
            var end = condemned > i ? condemned : to;
            for (var k = i + 1; k < end; k++)
                Modes[k] = ToneMode.Countered;
            if (condemned > i && (Classes[condemned] & ToneClass.Attack) != 0)
                Modes[condemned] = ToneMode.Countered;
        }
    }

    private static bool IsTold(ReadOnlySpan<ToneWord> words, int i, int from) =>
        words[i].Entry.Text.EndsWith("ing", StringComparison.Ordinal)
        || i > from && (words[i - 1].Entry.Text is "to" or "who" or "you" or "that" or "they" or "people" or "anyone" or "this" or "such" or "a" or "like" or "not" or "never" or "ever" || words[i - 1].Is(ToneClass.Modal | ToneClass.Negation));
}
