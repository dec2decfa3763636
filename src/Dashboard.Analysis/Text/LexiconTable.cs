using System.IO.Compression;
using System.Text;

namespace Dashboard.Analysis.Text;

/// <summary>Which of WordNet's four files a sense belongs to; also the order in which synsets are numbered.</summary>
internal enum LexicalFile : byte { Noun, Verb, Adjective, Adverb }

/// <summary>
/// WordNet as flat columns: words, their senses in order of frequency, and the pointers between synsets (numbered from 0 over all four files) and between
/// senses (numbered word by word, file by file). Read-only once loaded.
/// </summary>
internal sealed class LexiconTable
{
    public const int Version = 1;
    public const uint Magic = 0x58454C44; // "DLEX"
    public const int Files = 4;

    /// <summary>Set in a synset's class where an adjective only shades a head adjective.</summary>
    public const byte Satellite = 0x80;

    /// <summary>Set in a synset's class where it is one individual (a city, a planet), not a kind.</summary>
    public const byte Individual = 0x40;

    private readonly byte[] _letters;
    private readonly int[] _wordStarts;
    private readonly int[] _slots;
    private readonly Lineage?[] _lineages;
    private readonly HashSet<(int, int)> _opposed = [];
    private readonly Dictionary<int, List<int>> _oppositesOf = [];

    private LexiconTable(byte[] letters, int[] wordStarts, Starts senseStarts, int[] synsets, ushort[] counts, byte[] classes, int[] fileStarts,
        Links hypernyms, Links similar, Links wholes, Links implied, Links antonyms, Links derived, Links pertains, Dictionary<string, string>[] exceptions)
    {
        _letters = letters;
        _wordStarts = wordStarts;
        SenseStarts = senseStarts;
        Synsets = synsets;
        Counts = counts;
        Classes = classes;
        FileStarts = fileStarts;
        Hypernyms = hypernyms;
        Similar = similar;
        Wholes = wholes;
        Implied = implied;
        Antonyms = antonyms;
        Derived = derived;
        Pertains = pertains;
        Exceptions = exceptions;
        _slots = Hashed();
        _lineages = new Lineage?[classes.Length];
        foreach (var (sense, synset) in synsets.Index())
        {
            foreach (var opposite in antonyms[sense])
                _opposed.Add((synset, synsets[opposite]));
        }
        foreach (var (synset, opposite) in _opposed)
            (_oppositesOf.TryGetValue(synset, out var list) ? list : _oppositesOf[synset] = []).Add(opposite);
    }

    /// <summary>First sense of word w in file f at [w * 4 + f]; one more entry closes the last.</summary>
    public Starts SenseStarts { get; }

    /// <summary>Synset of each sense.</summary>
    public int[] Synsets { get; }

    /// <summary>How often the sense was met in WordNet's tagged texts.</summary>
    public ushort[] Counts { get; }

    /// <summary>Lexicographer class of each synset ("noun.animal" is 5), with <see cref="Satellite"/> and <see cref="Individual"/>.</summary>
    public byte[] Classes { get; }

    /// <summary>First synset of each file; one more entry closes the last.</summary>
    public int[] FileStarts { get; }

    /// <summary>Synset to broader synsets, classes of an individual included.</summary>
    public Links Hypernyms { get; }

    /// <summary>Adjectives that shade one another, verbs of one group.</summary>
    public Links Similar { get; }

    /// <summary>Synset of a part to synsets of its whole.</summary>
    public Links Wholes { get; }

    /// <summary>Verb synset to what it entails or causes.</summary>
    public Links Implied { get; }

    public Links Antonyms { get; }

    /// <summary>Sense to senses of the same word family.</summary>
    public Links Derived { get; }

    /// <summary>Sense of an adjective or adverb to the sense that it is made from.</summary>
    public Links Pertains { get; }

    /// <summary>Irregular forms per file.</summary>
    public Dictionary<string, string>[] Exceptions { get; }

    public int WordCount => _wordStarts.Length - 1;

    /// <summary>Number of the word (lower case, spaces between the parts), or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        Span<byte> key = stackalloc byte[96];
        if (word.Length == 0 || word.Length > key.Length)
            return -1;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] > 126)
                return -1;
            key[i] = (byte)(word[i] == '_' ? ' ' : word[i]);
        }
        key = key[..word.Length];
        for (var slot = Hash(key) & (uint)(_slots.Length - 1); ; slot = slot + 1 & (uint)(_slots.Length - 1))
        {
            var entry = _slots[slot];
            if (entry == 0)
                return -1;
            if (Letters(entry - 1).SequenceEqual(key))
                return entry - 1;
        }
    }

    public string Word(int word) => Encoding.ASCII.GetString(Letters(word));

    /// <summary>Half-open range of the word's senses in one file.</summary>
    public (int Start, int End) Senses(int word, LexicalFile file)
    {
        var at = word * Files + (int)file;
        return (SenseStarts[at], SenseStarts[at + 1]);
    }

    public LexicalFile FileOf(int synset) =>
        synset < FileStarts[1] ? LexicalFile.Noun : synset < FileStarts[2] ? LexicalFile.Verb : synset < FileStarts[3] ? LexicalFile.Adjective : LexicalFile.Adverb;

    /// <summary>Some word of one synset is the antonym of some word of the other.</summary>
    public bool AreOpposed(int synset, int other) => _opposed.Contains((synset, other));

    /// <summary>Kept once asked for; two threads may both work it out, with the same answer.</summary>
    public Lineage LineageOf(int synset) => _lineages[synset] ??= Lineage.Of(Hypernyms, synset);

    public IReadOnlyList<int> OpposedTo(int synset) => _oppositesOf.TryGetValue(synset, out var list) ? list : [];

    private ReadOnlySpan<byte> Letters(int word) => _letters.AsSpan(_wordStarts[word].._wordStarts[word + 1]);

    private static uint Hash(ReadOnlySpan<byte> key)
    {
        var hash = 2166136261u;
        foreach (var one in key)
            hash = (hash ^ one) * 16777619u;
        return hash ^ hash >> 15;
    }

    private int[] Hashed()
    {
        var size = 1;
        while (size < WordCount * 2)
            size *= 2;
        var slots = new int[size];
        for (var word = 0; word < WordCount; word++)
        {
            var slot = Hash(Letters(word)) & (uint)(size - 1);
            while (slots[slot] != 0)
                slot = slot + 1 & (uint)(size - 1);
            slots[slot] = word + 1;
        }
        return slots;
    }

    /// <summary>Reads what the verb <c>lexicon</c> wrote.</summary>
    /// <exception cref="InvalidDataException">Another format or version.</exception>
    public static LexiconTable Load(Stream stream)
    {
        using var unpacked = new BrotliStream(stream, CompressionMode.Decompress);
        var data = new Varints(unpacked);
        if (data.Next() != Magic || data.Next() != Version)
            throw new InvalidDataException("This is no lexicon of version " + Version + ".");
        var (letters, starts) = Words(ref data);
        var fileStarts = new int[Files + 1];
        for (var f = 0; f < Files; f++)
            fileStarts[f + 1] = fileStarts[f] + (int)data.Next();
        var words = starts.Length - 1;
        var senseStarts = Starts.Read(ref data, words * Files);
        var senses = senseStarts.End;
        var synsets = new int[senses];
        for (var i = 0; i < words * Files; i++)
        {
            for (var s = senseStarts[i]; s < senseStarts[i + 1]; s++)
                synsets[s] = fileStarts[i % Files] + (int)data.Next();
        }
        var counts = new ushort[senses];
        for (var i = 0; i < senses; i++)
            counts[i] = checked((ushort)data.Next());
        var all = fileStarts[^1];
        var classes = new byte[all];
        for (var i = 0; i < all; i++)
            classes[i] = (byte)data.Next();
        return new LexiconTable(letters, starts, senseStarts, synsets, counts, classes, fileStarts,
            Links.Read(ref data, all), Links.Read(ref data, all), Links.Read(ref data, all), Links.Read(ref data, all),
            Links.Read(ref data, senses), Links.Read(ref data, senses), Links.Read(ref data, senses), ReadExceptions(ref data));
    }

    private static (byte[] Letters, int[] Starts) Words(ref Varints data)
    {
        var count = (int)data.Next();
        var starts = new int[count + 1];
        var shared = new int[count];
        for (var i = 0; i < count; i++)
            shared[i] = (int)data.Next();
        for (var i = 0; i < count; i++)
            starts[i + 1] = starts[i] + shared[i] + (int)data.Next();
        var letters = new byte[starts[^1]];
        for (var i = 0; i < count; i++)
        {
            if (i > 0)
                letters.AsSpan(starts[i - 1], shared[i]).CopyTo(letters.AsSpan(starts[i]));
            data.Bytes(letters.AsSpan((starts[i] + shared[i])..starts[i + 1]));
        }
        return (letters, starts);
    }

    private static Dictionary<string, string>[] ReadExceptions(ref Varints data)
    {
        var maps = new Dictionary<string, string>[Files];
        for (var f = 0; f < Files; f++)
        {
            maps[f] = new Dictionary<string, string>(StringComparer.Ordinal);
            var text = Encoding.ASCII.GetString(data.Bytes((int)data.Next()));
            foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                var cut = line.IndexOf('\t', StringComparison.Ordinal);
                maps[f].Add(line[..cut], line[(cut + 1)..]);
            }
        }
        return maps;
    }
}

/// <summary>From each number a short list of numbers.</summary>
internal sealed class Links(Starts starts, int[] targets)
{
    public ReadOnlySpan<int> this[int from] => targets.AsSpan(starts[from]..starts[from + 1]);

    public static Links Read(ref Varints data, int count)
    {
        var starts = Starts.Read(ref data, count);
        var targets = new int[starts.End];
        for (var i = 0; i < count; i++)
        {
            for (var k = starts[i]; k < starts[i + 1]; k++)
            {
                var step = data.Next();
                targets[k] = i + ((step & 1) == 0 ? (int)(step >> 1) : -(int)(step >> 1) - 1);
            }
        }
        return new Links(starts, targets);
    }
}
