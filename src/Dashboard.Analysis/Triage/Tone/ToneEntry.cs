namespace Dashboard.Analysis.Triage.Tone;

/// <summary>A word as the tone is judged by it.</summary>
/// <param name="text">Lower case, tricks of typing undone; one common text for all names of groups, of people, for numbers and addresses.</param>
/// <param name="classes">How it acts on other words.</param>
/// <param name="frequency">How often the texts that were learned from hold it; 0 for a word met for the first time.</param>
/// <param name="isName">Mostly written as a name.</param>
internal sealed class ToneEntry(string text, ToneClass classes, int frequency = 0, bool isName = false)
{
    /// <summary>What stands for any name of a group: whom it names must weigh nothing.</summary>
    public const string AnyGroup = "‹group›";
    public const string AnyName = "‹name›";
    public const string AnyNumber = "‹number›";
    public const string AnyLink = "‹link›";
    public const string AnyUser = "‹user›";

    public static readonly ToneEntry Name = new(AnyName, ToneClass.None, 1);
    public static readonly ToneEntry Number = new(AnyNumber, ToneClass.None, 1);
    public static readonly ToneEntry Link = new(AnyLink, ToneClass.None, 1);
    public static readonly ToneEntry User = new(AnyUser, ToneClass.None, 1);

    public string Text { get; } = text;
    public ToneClass Classes { get; } = classes;
    public int Frequency { get; } = frequency;
    public bool IsName { get; } = isName;
    public uint Hash { get; } = ToneHash.Of(text);

    /// <summary>Stands for many words and has no letters of its own.</summary>
    public bool IsMask => Text[0] == '‹';

    public bool Is(ToneClass any) => (Classes & any) != 0;

    /// <summary>What the letters of the word weigh for each head, once somebody asked; only kept for words of the vocabulary, so it is bounded.</summary>
    public float[]? LetterWeights { get; set; }
}

/// <summary>The hash behind all features: the same on every machine.</summary>
internal static class ToneHash
{
    private const uint Offset = 2166136261, Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> text)
    {
        var hash = Offset;
        foreach (var letter in text)
            hash = (hash ^ letter) * Prime;
        return Mix(hash);
    }

    public static uint And(uint a, uint b) => Mix((a * 0x9E3779B1) ^ (b + 0x7F4A7C15 + (a << 6) + (a >> 2)));

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        return hash;
    }
}
