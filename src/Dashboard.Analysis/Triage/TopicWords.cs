using System.Collections.Frozen;
using Dashboard.Analysis.Reuse;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Triage;

/// <summary>The words of an article and its story, by their beginnings, so that a plural or a past tense is the same word.</summary>
internal sealed class TopicWords
{
    private const int FewestWords = 120;
    private const int Beginning = 5;

    private static readonly FrozenSet<ulong> s_stop = Words.Stop.Select(word => WordRun.Of(word).Hashes is [var hash, ..] ? hash : 0).ToFrozenSet();

    private readonly HashSet<ulong> beginnings = [];
    private readonly int count;

    public TopicWords(IEnumerable<string?> texts)
    {
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            var words = WordRun.Of(text);
            count += words.Count;
            for (var word = 0; word < words.Count; word++) beginnings.Add(KeyOf(words, word));
        }
    }

    /// <summary>The story says enough for a comment to stray from it.</summary>
    public bool IsKnown => count >= FewestWords;

    public bool Knows(WordRun words, int word) => beginnings.Contains(KeyOf(words, word));

    public bool Knows(ulong key) => beginnings.Contains(key);

    public static bool IsStop(WordRun words, int word) => s_stop.Contains(words.Hashes[word]);

    /// <summary>A word by its first letters.</summary>
    public static ulong KeyOf(WordRun words, int word)
    {
        var hash = 14695981039346656037UL;
        var taken = 0;
        foreach (var written in words.Word(word))
        {
            var letter = WordRun.Fold(written);
            if (letter == '\0') continue;
            hash = (hash ^ letter) * 1099511628211;
            if (++taken == Beginning) break;
        }
        return hash;
    }
}
