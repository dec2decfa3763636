using System.Numerics;
using System.Runtime.InteropServices;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Takes the features of a sentence one by one.</summary>
internal interface IToneSink
{
    /// <param name="feature">Which it is, as a hash.</param>
    /// <param name="from">First of the two words it comes from.</param>
    /// <param name="to">The other one; the same when there is but one.</param>
    void Add(uint feature, int from, int to);

    /// <summary>All features made of the letters of one word.</summary>
    void AddLetters(ToneEntry entry, int word);
}

/// <summary>What a sentence is judged by: its words, pairs of words, letters, the order of what its words can do, and what is said of whom.</summary>
internal static class ToneFeatures
{
    /// <summary>Letters count less each, there are many of them.</summary>
    public const float LetterValue = 0.35f;

    private const int ShortestRun = 3, LongestRun = 5;
    private const int Window = 9;

    private const uint WordSeed = 11, PairSeed = 12, LetterSeed = 13, OrderSeed = 14, RelationSeed = 15, SignSeed = 16, SkipSeed = 17, MeaningSeed = 18;

    // In this order one class is taken for a word that could be several.
    private static readonly ToneClass[] Priority =
    [
        ToneClass.Slur, ToneClass.Negation, ToneClass.Beast, ToneClass.Violence, ToneClass.Hate, ToneClass.Disgust, ToneClass.Crime, ToneClass.Exclusion, ToneClass.Death, ToneClass.Trait, ToneClass.Profanity, ToneClass.Condemn,
        ToneClass.Good, ToneClass.You, ToneClass.Calling, ToneClass.I, ToneClass.We, ToneClass.They, ToneClass.He, ToneClass.Be, ToneClass.Wish, ToneClass.Modal, ToneClass.Future, ToneClass.Sweep, ToneClass.Say, ToneClass.Stop, ToneClass.Person,
        ToneClass.Pointing, ToneClass.Turn,
    ];

    public static void Visit<TSink>(ToneReading reading, int sentence, ref TSink sink) where TSink : struct, IToneSink
    {
        var (from, to) = reading[sentence];
        var words = CollectionsMarshal.AsSpan(reading.Text.Words);
        VisitWords(reading, words, from, to, ref sink);
        VisitOrder(reading, from, to, ref sink);
        VisitRelations(reading, words, from, to, ref sink);
        VisitSigns(reading, words, sentence, from, to, ref sink);
    }

    /// <summary>The features of the letters of one word, and of what the dictionary says it means.</summary>
    public static void VisitLetters(string word, Action<uint> add)
    {
        Span<char> padded = stackalloc char[Math.Min(word.Length, 40) + 2];
        padded[0] = '^';
        word.AsSpan(0, padded.Length - 2).CopyTo(padded[1..]);
        padded[^1] = '$';
        for (var length = ShortestRun; length <= LongestRun; length++)
        {
            for (var i = 0; i + length <= padded.Length; i++)
                add(ToneHash.And(LetterSeed, ToneHash.Of(padded.Slice(i, length))));
        }
        ToneMeanings.Visit(word, meaning => add(ToneHash.And(MeaningSeed, (uint)meaning)));
    }

    private static void VisitWords<TSink>(ToneReading reading, ReadOnlySpan<ToneWord> words, int from, int to, ref TSink sink) where TSink : struct, IToneSink
    {
        var before = 1u;
        for (var i = from; i < to; i++)
        {
            var entry = words[i].Entry;
            var mode = (uint)reading.Modes[i];
            var one = ToneHash.And(WordSeed + (mode << 8), entry.Hash);
            // That a group is named at all must say nothing.
            if (reading.Targets[i] != ToneTarget.Group || !entry.IsMask)
                sink.Add(one, i, i);
            sink.Add(ToneHash.And(PairSeed + (mode << 8), ToneHash.And(before, entry.Hash)), Math.Max(from, i - 1), i);
            if (mode == 0 && !entry.IsMask)
                sink.AddLetters(entry, i);
            before = entry.Hash;
        }
        sink.Add(ToneHash.And(PairSeed, ToneHash.And(before, 2)), to - 1, to - 1);
    }

    private static uint MainOf(ToneReading reading, int word) => reading.Targets[word] == ToneTarget.Group && (reading.Classes[word] & ToneClass.Slur) == 0 ? 40u : Main(reading.Classes[word]);

    private static uint Main(ToneClass classes)
    {
        if (classes == 0)
            return 0;
        for (var i = 0; i < Priority.Length; i++)
        {
            if ((classes & Priority[i]) != 0)
                return (uint)i + 1;
        }
        return 0;
    }

    /// <summary>The order of classes, words without one left out.</summary>
    private static void VisitOrder<TSink>(ToneReading reading, int from, int to, ref TSink sink) where TSink : struct, IToneSink
    {
        uint last = 50, beforeLast = 51, third = 52;
        int lastAt = from, beforeAt = from;
        for (var i = from; i < to; i++)
        {
            var main = MainOf(reading, i);
            if (main == 0)
                continue;
            main += (uint)reading.Modes[i] << 8;
            sink.Add(ToneHash.And(OrderSeed, ToneHash.And(last, main)), lastAt, i);
            sink.Add(ToneHash.And(OrderSeed, ToneHash.And(ToneHash.And(beforeLast, last), main)), beforeAt, i);
            sink.Add(ToneHash.And(SkipSeed, ToneHash.And(beforeLast, main)), beforeAt, i);
            sink.Add(ToneHash.And(SkipSeed, ToneHash.And(ToneHash.And(third, beforeLast), ToneHash.And(last, main))), beforeAt, i);
            (third, beforeLast, last, beforeAt, lastAt) = (beforeLast, last, main, lastAt, i);
        }
        sink.Add(ToneHash.And(OrderSeed, ToneHash.And(ToneHash.And(beforeLast, last), 53)), beforeAt, lastAt);
    }

    /// <summary>Each attacking word with whom it is said of, how they are joined, and under what sign.</summary>
    private static void VisitRelations<TSink>(ToneReading reading, ReadOnlySpan<ToneWord> words, int from, int to, ref TSink sink) where TSink : struct, IToneSink
    {
        Span<bool> seen = stackalloc bool[6];
        for (var i = from; i < to; i++)
        {
            var attack = reading.Classes[i] & (ToneClass.Attack | ToneClass.Profanity | ToneClass.Good);
            if (attack == 0)
                continue;
            var mode = (uint)reading.Modes[i];
            seen.Clear();
            var alone = true;
            for (var step = 1; step <= Window; step++)
            {
                foreach (var k in (ReadOnlySpan<int>)[i - step, i + step])
                {
                    if (k < from || k >= to || reading.Targets[k] is var target && target == ToneTarget.None || seen[(int)target])
                        continue;
                    seen[(int)target] = true;
                    alone = false;
                    Relate(attack, mode, target, Relation(reading, i, k), i, k, ref sink);
                }
            }
            if ((attack & ToneClass.Slur) != 0)
                Relate(attack, mode, ToneTarget.Group, 6, i, i, ref sink);
            if (alone)
                Relate(attack, mode, ToneTarget.None, 7, i, i, ref sink);
        }
    }

    private static void Relate<TSink>(ToneClass attack, uint mode, ToneTarget target, uint relation, int i, int k, ref TSink sink) where TSink : struct, IToneSink
    {
        var (low, high) = (Math.Min(i, k), Math.Max(i, k));
        var who = ((uint)target << 12) + (mode << 8);
        sink.Add(ToneHash.And(RelationSeed, who + relation), low, high);
        for (var rest = (uint)attack; rest != 0; rest &= rest - 1)
        {
            var sort = (uint)BitOperations.TrailingZeroCount(rest) + 20;
            sink.Add(ToneHash.And(RelationSeed + sort, who + relation), low, high);
            sink.Add(ToneHash.And(RelationSeed + sort, who + 99), low, high);
        }
    }

    private static uint Relation(ToneReading reading, int attack, int target)
    {
        var words = CollectionsMarshal.AsSpan(reading.Text.Words);
        var gap = Math.Abs(attack - target);
        ToneClass between = 0;
        var broken = false;
        for (var k = Math.Min(attack, target) + 1; k < Math.Max(attack, target); k++)
        {
            between |= reading.Classes[k];
            broken |= words[k].AfterBreak;
        }
        broken |= words[Math.Max(attack, target)].AfterBreak;
        if (broken)
            return 8;
        if (target > attack)
            return gap <= 2 ? 1u : gap <= 5 ? 2u : 5u;
        if ((between & ToneClass.Modal) != 0)
            return 4;
        if ((between & ToneClass.Be) != 0)
            return (between & (ToneClass.I | ToneClass.We)) != 0 ? 5u : 3u;
        return gap <= 3 ? 0u : 5u;
    }

    private static void VisitSigns<TSink>(ToneReading reading, ReadOnlySpan<ToneWord> words, int sentence, int from, int to, ref TSink sink) where TSink : struct, IToneSink
    {
        ToneClass all = 0, plain = 0;
        int groups = 0, firstGroup = from, shouted = 0, attackAt = from;
        bool swept = false, own = false, quoted = false, countered = false, aimed = false;
        for (var i = from; i < to; i++)
        {
            all |= reading.Classes[i];
            if (reading.Modes[i] == ToneMode.Plain)
                plain |= reading.Classes[i];
            quoted |= words[i].Quoted;
            countered |= reading.Modes[i] == ToneMode.Countered;
            shouted += words[i].Shout ? 1 : 0;
            aimed |= reading.Targets[i] == ToneTarget.You;
            if (reading.Modes[i] == ToneMode.Plain && (reading.Classes[i] & ToneClass.Attack) != 0)
                attackAt = i;
            if (reading.Targets[i] != ToneTarget.Group)
                continue;
            if (groups++ == 0)
                firstGroup = i;
            swept |= i > from && (reading.Classes[i - 1] & ToneClass.Sweep) != 0 || i > from + 1 && (reading.Classes[i - 2] & ToneClass.Sweep) != 0 || i + 2 < to && (reading.Classes[i + 2] & ToneClass.Sweep) != 0;
            // "I am a proud …", "as a …", "we … women", "my … friend".
            for (var k = Math.Max(from, i - 4); k < i; k++)
                own |= (reading.Classes[k] & (ToneClass.I | ToneClass.We)) != 0 && (k + 1 >= i || (reading.Classes[k + 1] & (ToneClass.Be | ToneClass.Good)) != 0 || words[k].Entry.Text == "my") && (all & ToneClass.Hate) == 0;
            own |= i > from + 1 && words[i - 2].Entry.Text == "as";
        }
        var attacked = (plain & ToneClass.Attack) != 0;
        Sign(2, groups > 0 && !attacked, firstGroup, firstGroup, ref sink);
        Sign(3, groups > 0 && attacked, firstGroup, attackAt, ref sink);
        Sign(4, swept && attacked, firstGroup, attackAt, ref sink);
        Sign(5, swept && !attacked, firstGroup, firstGroup, ref sink);
        Sign(6, own, firstGroup, firstGroup, ref sink);
        Sign(7, own && attacked, firstGroup, attackAt, ref sink);
        Sign(8, groups > 0 && reading.MarkOf(sentence) == ToneMark.Question, firstGroup, firstGroup, ref sink);
        Sign(9, countered, from, to - 1, ref sink);
        Sign(10, quoted && !countered, from, to - 1, ref sink);
        Sign(11, aimed && attacked, attackAt, attackAt, ref sink);
        Sign(12, (plain & (ToneClass.Condemn & ~ToneClass.Trait)) != 0 && (plain & ToneClass.Say) != 0, from, from, ref sink);
        Sign(13, shouted > 3 && shouted * 2 > to - from, from, to - 1, ref sink);
        Sign(14, attacked && groups == 0 && !aimed, attackAt, attackAt, ref sink);
        Sign(15, groups > 0 && (plain & ToneClass.Good) != 0 && !attacked, firstGroup, firstGroup, ref sink);
        Sign(16, groups > 0 && attacked && (plain & ToneClass.Calling) != 0, firstGroup, attackAt, ref sink);
        Sign(17, to - from <= 4, from, from, ref sink);
        Sign(18, to - from >= 20, from, from, ref sink);
        var future = (all & ToneClass.Future) != 0;
        Sign(20, future && (all & (ToneClass.I | ToneClass.We)) != 0 && (plain & ToneClass.Violence) != 0 && aimed, attackAt, attackAt, ref sink);
        Sign(21, future && (all & (ToneClass.I | ToneClass.We)) != 0 && (plain & ToneClass.Violence) != 0 && groups > 0, attackAt, attackAt, ref sink);
        Sign(22, (plain & (ToneClass.Violence | ToneClass.Death)) != 0 && (all & (ToneClass.Modal | ToneClass.Wish)) != 0 && aimed, attackAt, attackAt, ref sink);
        Sign(23, (plain & (ToneClass.Violence | ToneClass.Death)) != 0 && (all & (ToneClass.Modal | ToneClass.Wish)) != 0 && groups > 0, attackAt, attackAt, ref sink);
        Sign(24, (plain & (ToneClass.Violence | ToneClass.Death)) != 0 && (all & (ToneClass.Modal | ToneClass.Wish)) != 0 && groups == 0 && !aimed, attackAt, attackAt, ref sink);
        Sign(25, from < to && (reading.Classes[from] & ToneClass.Violence) != 0 && groups > 0, from, firstGroup, ref sink);
        Sign(26, from < to && (reading.Classes[from] & ToneClass.Violence) != 0 && groups == 0, from, from, ref sink);
        // Where a sentence stands matters little; that nothing was found in it matters.
        Sign(30, !attacked && (plain & ToneClass.Profanity) == 0, from, from, ref sink);

    }

    private static void Sign<TSink>(uint sign, bool holds, int a, int b, ref TSink sink) where TSink : struct, IToneSink
    {
        if (holds)
            sink.Add(ToneHash.And(SignSeed, sign), a, b);
    }
}
