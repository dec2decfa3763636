using Dashboard.Analysis.Reuse;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;

namespace Dashboard.Analysis.Triage;

/// <summary>
/// Notices a longer comment none of whose telling words stands in the article, its story, or anything that another reader wrote under it.
/// Made to be silent: who tells a story of their own is rarely off the topic.
/// </summary>
internal sealed class OffTopicPhase(TopicWords topic, IReadOnlyList<CommentInThread> thread)
{
    private const int FewestWords = 40;
    private const int FewestTelling = 12;
    private const int RareInEnglish = 12;

    // Of the words that are no names; English alone is what the article is compared in.
    private const double LeastSmallWords = 0.25;

    private readonly Dictionary<ulong, bool> telling = [];
    private Dictionary<ulong, (string Author, bool Several)>? writers;

    public void Look(CommentInThread comment)
    {
        if (!topic.IsKnown || comment.Words.Count < FewestWords || comment.Has(SignalKind.PastedArticle) || comment.Has(SignalKind.NearDuplicate)) return;
        var words = comment.Words;
        var small = 0;
        var others = new HashSet<ulong>();
        for (var word = 0; word < words.Count; word++)
        {
            if (TopicWords.IsStop(words, word))
            {
                small++;
                continue;
            }
            if (words.Word(word).Length < 5) continue;
            var key = TopicWords.KeyOf(words, word);
            if (!IsTelling(words, word)) continue;
            if (topic.Knows(key) || IsOthers(key, comment)) return;
            others.Add(key);
        }
        if (others.Count < FewestTelling || small < LeastSmallWords * words.Count) return;
        comment.Notice(SignalKind.OffTopic, Severity.Low, $"None of its {others.Count} telling words stands in the article, its story or another reader's comment.", "off-topic");
    }

    private bool IsTelling(WordRun words, int at)
    {
        if (char.IsUpper(words.Word(at)[0])) return true;
        // The lexicon is asked once for each word of a thread: asking is what costs.
        if (telling.TryGetValue(words.Hashes[at], out var known)) return known;
        return telling[words.Hashes[at]] = IsRare(words.Word(at).ToString().ToLowerInvariant());
    }

    private static bool IsRare(string lower) =>
        Lexicon.Frequency(lower, PartOfSpeech.Noun) + Lexicon.Frequency(lower, PartOfSpeech.Verb) + Lexicon.Frequency(lower, PartOfSpeech.Adjective) <= RareInEnglish
            && !lower.EndsWith("ly", StringComparison.Ordinal);

    private bool IsOthers(ulong key, CommentInThread comment)
    {
        writers ??= Read();
        return writers.TryGetValue(key, out var who) && (who.Several || who.Author != comment.Author);
    }

    private Dictionary<ulong, (string, bool)> Read()
    {
        var found = new Dictionary<ulong, (string Author, bool Several)>();
        foreach (var comment in thread)
        {
            for (var word = 0; word < comment.Words.Count; word++)
            {
                if (comment.Words.Word(word).Length < 5) continue;
                var key = TopicWords.KeyOf(comment.Words, word);
                if (!found.TryGetValue(key, out var who)) found.Add(key, (comment.Author, false));
                else if (!who.Several && who.Author != comment.Author) found[key] = (who.Author, true);
            }
        }
        return found;
    }
}
