using System.Globalization;
using Dashboard.Analysis.Text;

namespace Dashboard.Evaluation;

/// <summary>Princeton WordNet 3.0 as its data files say it; offsets already turned into synset numbers.</summary>
internal sealed class WordNetFiles
{
    private static readonly string[] Endings = ["noun", "verb", "adj", "adv"];

    /// <summary>Lower-case words with spaces, in ordinal order.</summary>
    public required string[] Words { get; init; }

    public required int[] SynsetsPerFile { get; init; }

    /// <summary>Synsets (numbered within their file) of word w in file f at [w * 4 + f], most frequent first.</summary>
    public required int[][] Senses { get; init; }

    public required int[][] Counts { get; init; }
    public required byte[] Classes { get; init; }
    public required List<int>[] Hypernyms { get; init; }
    public required List<int>[] Similar { get; init; }
    public required List<int>[] Wholes { get; init; }
    public required List<int>[] Implied { get; init; }

    /// <summary>From sense number to sense numbers.</summary>
    public required List<int>[] Antonyms { get; init; }

    public required List<int>[] Derived { get; init; }
    public required List<int>[] Pertains { get; init; }

    /// <summary>Lines "form, tab, lemma" per file.</summary>
    public required string[] Exceptions { get; init; }

    private sealed record Synset(string[] Words, byte Class, List<(string Kind, int Target, int Source, int TargetWord)> Pointers);

    /// <exception cref="BadDataException">The folder holds no WordNet.</exception>
    public static WordNetFiles Read(string folder)
    {
        if (!File.Exists(Path.Combine(folder, "data.noun")))
            throw new BadDataException($"\"{folder}\" holds no data.noun; on Debian: apt-get install wordnet-base.");
        var lines = Endings.Select(ending => File.ReadLines(Path.Combine(folder, "data." + ending)).Where(line => line.Length > 0 && line[0] != ' ').ToList()).ToList();
        var numbers = new Dictionary<(int File, string Offset), int>();
        foreach (var (file, all) in lines.Index())
        {
            foreach (var line in all)
                numbers.Add((file, line[..8]), numbers.Count);
        }
        var synsets = lines.SelectMany(all => all).Select(line => Parse(line, numbers)).ToList();
        var index = Index(folder, numbers, lines);
        var words = index.Keys.Select(key => key.Word).Distinct().Order(StringComparer.Ordinal).ToArray();
        var frequency = Frequencies(folder);
        var senses = new int[words.Length * 4][];
        var counts = new int[words.Length * 4][];
        var senseOf = new Dictionary<(string Word, int Synset), int>();
        var starts = lines.Select((_, file) => lines.Take(file).Sum(all => all.Count)).ToArray();
        for (var w = 0; w < words.Length; w++)
        {
            for (var file = 0; file < 4; file++)
            {
                var found = index.GetValueOrDefault((words[w], file)) ?? [];
                senses[w * 4 + file] = [.. found.Select(synset => synset - starts[file])];
                counts[w * 4 + file] = [.. found.Select((_, rank) => frequency.GetValueOrDefault((words[w], file, rank + 1)))];
                foreach (var synset in found)
                    senseOf.TryAdd((words[w], synset), senseOf.Count);
            }
        }
        var bySense = (Antonyms: Empty(senseOf.Count), Derived: Empty(senseOf.Count), Pertains: Empty(senseOf.Count));
        var bySynset = (Hypernyms: Empty(synsets.Count), Similar: Empty(synsets.Count), Wholes: Empty(synsets.Count), Implied: Empty(synsets.Count));
        foreach (var (from, synset) in synsets.Index())
        {
            foreach (var (kind, to, source, target) in synset.Pointers)
            {
                var list = kind switch { "@" or "@i" => bySynset.Hypernyms, "&" or "$" => bySynset.Similar, "#p" => bySynset.Wholes, "*" or ">" => bySynset.Implied, _ => null };
                list?[from].Add(to);
                var lexical = kind switch { "!" => bySense.Antonyms, "+" => bySense.Derived, "\\" or "<" => bySense.Pertains, _ => null };
                if (lexical is not null && source > 0)
                    lexical[senseOf[(synset.Words[source - 1], from)]].Add(senseOf[(synsets[to].Words[target - 1], to)]);
            }
        }
        return new WordNetFiles
        {
            Words = words,
            SynsetsPerFile = [.. lines.Select(all => all.Count)],
            Senses = senses,
            Counts = counts,
            Classes = [.. synsets.Select(synset => synset.Class)],
            Hypernyms = bySynset.Hypernyms,
            Similar = bySynset.Similar,
            Wholes = bySynset.Wholes,
            Implied = bySynset.Implied,
            Antonyms = bySense.Antonyms,
            Derived = bySense.Derived,
            Pertains = bySense.Pertains,
            Exceptions = [.. Endings.Select(ending => Irregular(Path.Combine(folder, ending + ".exc")))],
        };
    }

    private static List<int>[] Empty(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>(0))];

    /// <summary>"00001740 03 n 01 entity 0 003 ~ 00001930 n 0000 ... | gloss".</summary>
    private static Synset Parse(string line, Dictionary<(int, string), int> numbers)
    {
        var parts = line.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = int.Parse(parts[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var at = 4 + words * 2;
        var pointers = new List<(string, int, int, int)>();
        for (var p = int.Parse(parts[at++], CultureInfo.InvariantCulture); p > 0; p--, at += 4)
        {
            var file = parts[at + 2] switch { "n" => 0, "v" => 1, "r" => 3, _ => 2 };
            pointers.Add((parts[at], numbers[(file, parts[at + 1])], Convert.ToInt32(parts[at + 3][..2], 16), Convert.ToInt32(parts[at + 3][2..], 16)));
        }
        var flags = (parts[2] == "s" ? LexiconTable.Satellite : 0) | (pointers.Exists(pointer => pointer.Item1 == "@i") ? LexiconTable.Individual : 0);
        return new Synset([.. Enumerable.Range(0, words).Select(w => Plain(parts[4 + w * 2]))], (byte)(byte.Parse(parts[1], CultureInfo.InvariantCulture) | flags), pointers);
    }

    /// <summary>"galore(ip)" and "Prime_Minister" as they are looked up.</summary>
    private static string Plain(string word) => word.Split('(')[0].Replace('_', ' ').ToLowerInvariant();

    private static Dictionary<(string Word, int File), List<int>> Index(string folder, Dictionary<(int, string), int> numbers, List<List<string>> lines)
    {
        var index = new Dictionary<(string, int), List<int>>();
        for (var file = 0; file < lines.Count; file++)
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, "index." + Endings[file])))
            {
                if (line[0] == ' ')
                    continue;
                var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                var count = int.Parse(parts[2], CultureInfo.InvariantCulture);
                index.Add((Plain(parts[0]), file), [.. parts[^count..].Select(offset => numbers[(file, offset)])]);
            }
        }
        return index;
    }

    private static Dictionary<(string Word, int File, int Number), int> Frequencies(string folder)
    {
        var found = new Dictionary<(string, int, int), int>();
        foreach (var line in File.ReadLines(Path.Combine(folder, "cntlist.rev")))
        {
            var parts = line.Split(' ');
            var cut = parts[0].IndexOf('%', StringComparison.Ordinal);
            var file = parts[0][cut + 1] switch { '1' => 0, '2' => 1, '4' => 3, _ => 2 };
            found.TryAdd((Plain(parts[0][..cut]), file, int.Parse(parts[1], CultureInfo.InvariantCulture)), int.Parse(parts[2], CultureInfo.InvariantCulture));
        }
        return found;
    }

    private static string Irregular(string path)
    {
        var seen = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length > 1 && parts[0] != parts[1])
                seen.TryAdd(Plain(parts[0]), Plain(parts[1]));
        }
        return string.Join('\n', seen.Select(pair => pair.Key + "\t" + pair.Value));
    }
}
