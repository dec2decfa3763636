using System.Globalization;
using Dashboard.Analysis.Contradictions;
using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;
using Dashboard.Domain.Articles;
using Dashboard.Domain.Claims;
using Dashboard.Domain.Comments;
using Dashboard.Domain.Contradictions;
using Dashboard.Domain.Moderation;

namespace Dashboard.Analysis.Claims;

/// <summary>What a sentence of a comment seems to do to what the story's articles state. A suggestion: a person makes a lead of it or does not.</summary>
/// <param name="Relation">It supports a statement, disputes it, or adds a figure that no article has.</param>
/// <param name="Words">The sentence of the comment.</param>
/// <param name="Claim">The sentence of the article; null where the comment adds a figure.</param>
/// <param name="ClaimText">The claim in words.</param>
/// <param name="Reason">One sentence that says what both share.</param>
public sealed record CommentClaimLink(LeadRelation Relation, CommentSpan Words, StatementAnchor? Claim, string ClaimText, string Reason);

/// <summary>
/// Compares the sentences of one comment with those of the story's articles, as articles are compared with each other. Costs about a microsecond for each
/// sentence of the story, so it is asked for one comment that somebody reads, not for all.
/// </summary>
internal sealed class CommentClaims(ClaimIndex index, ConceptWeights weights)
{
    private const int MostLinks = 8;

    /// <summary>Weighted share of common content over the poorer sentence, as for articles.</summary>
    private const double LeastOfPoorer = 0.5;
    private const double LeastOfRicher = 0.25;

    /// <summary>A year says that both speak of one event only together with words for it.</summary>
    private const int LeastTellingBesideYear = 2;
    private const int LeastNamesOfAddition = 2;

    private sealed record Match(LeadRelation Relation, ClaimSentence Sentence, double Strength, string Reason);

    /// <summary>The signals of the comment leave hope that it says something about the story: it is a pasted article or nobody objects to it, and it gives a figure or a name.</summary>
    public static bool IsWorthReading(IReadOnlyList<Signal> signals, string text) =>
        (signals.Any(signal => signal.Kind == SignalKind.PastedArticle) || signals.All(signal => signal.Severity < Severity.Medium && signal.Kind != SignalKind.Spam))
        && text.Length >= 30 && (text.Any(char.IsAsciiDigit) || text.Skip(1).Any(char.IsUpper));

    public IReadOnlyList<CommentClaimLink> Of(string text, DateTimeOffset? postedAt)
    {
        var anchor = postedAt is { } at ? new DateAnchor(DateOnly.FromDateTime(at.Date), 1, "the comment's own time") : null;
        var comment = new AnalysisArticle("comment", "", null, text, [new Block(BlockKind.Body, 0, text.Length, 1, "")], anchor, postedAt ?? DateTimeOffset.MinValue);
        var story = index.Sentences.ToList();
        var figures = story.SelectMany(sentence => sentence.Concepts).Where(concept => concept[0] == '=').ToHashSet(StringComparer.Ordinal);
        var names = story.SelectMany(sentence => sentence.Sentence.Names).ToHashSet(StringComparer.Ordinal);
        var links = new List<(CommentClaimLink Link, double Strength)>();
        foreach (var own in ClaimSentence.Read(new ReadArticle(comment, StatementReader.Read(comment))))
        {
            var words = new CommentSpan(own.Sentence.Start, own.Sentence.End);
            var best = story.Select(other => Judge(own, other)).OfType<Match>().OrderByDescending(match => match.Strength).ThenBy(match => match.Sentence.Sentence).FirstOrDefault();
            if (best is not null)
                links.Add((new CommentClaimLink(best.Relation, words, new StatementAnchor(best.Sentence.ArticleId, best.Sentence.Sentence.Start, best.Sentence.Sentence.End), ClaimText.Of(best.Sentence.Sentence), best.Reason), best.Strength));
            if (Addition(own, figures, names) is { } addition)
                links.Add((new CommentClaimLink(LeadRelation.Adds, words, null, ClaimText.Of(own.Sentence), $"Gives a figure that no article of the story has: “{addition}”."), 0));
        }
        return [.. links.OrderByDescending(one => one.Strength).ThenBy(one => one.Link.Words.Start).Take(MostLinks).Select(one => one.Link)];
    }

    private Match? Judge(ClaimSentence own, ClaimSentence other)
    {
        var shared = ContextWords.Shared(own.Concepts, other.Concepts);
        var sameYear = SharedYear(own, other);
        if (shared.Count == 0 || shared.Count < 2 && sameYear is null)
            return null;
        var telling = shared.Where(concept => concept[0] is not ('@' or '=') && !Text.Words.Common.Contains(concept)).ToList();
        var (common, poorer, richer) = Weigh(own, other, shared);
        if (sameYear is { } year && telling.Count >= LeastTellingBesideYear && (own.Sentence.Days.Count < 2 || Compatible.SameTime(own.Sentence, other.Sentence)))
            return new Match(LeadRelation.Supports, other, 1 + common / Math.Max(1, richer), $"Both speak of {year} and of {Quoted(own, telling)}.");
        if (!Compatible.SameTime(own.Sentence, other.Sentence) || own.Sentence.Scope.IsOtherLabel(other.Sentence.Scope))
            return null;
        if (SameFigure.Gives(own, other))
            return new Match(LeadRelation.Supports, other, 1 + common / Math.Max(1, richer), $"Both give {shared.First(concept => concept[0] == '=')[1..]} for the same thing.");
        if (poorer <= 0 || common < LeastOfPoorer * poorer || common < LeastOfRicher * richer || telling.Count == 0 || shared.Count < 3)
            return null;
        if (OtherFigure(own, other) is { } figure)
            return new Match(LeadRelation.Disputes, other, common / richer, $"Gives another figure for the same thing: “{figure.Own}” against “{figure.Other}”.");
        return Stances.AreOpposed(own.Sentence, other.Sentence, shared)
            ? new Match(LeadRelation.Disputes, other, common / richer, $"One affirms what the other denies about {Quoted(own, telling)}.")
            : new Match(LeadRelation.Supports, other, common / richer, $"Both say so about {Quoted(own, telling)}.");
    }

    private (double Common, double Poorer, double Richer) Weigh(ClaimSentence own, ClaimSentence other, List<string> shared)
    {
        var (a, b) = (own.Weight(weights), other.Weight(weights));
        return (weights.Sum(weights.Numbered(shared)), Math.Min(a, b), Math.Max(a, b));
    }

    /// <summary>One sort of thing, counted differently in both.</summary>
    private static (string Own, string Other)? OtherFigure(ClaimSentence own, ClaimSentence other)
    {
        foreach (var x in own.Sentence.Quantities)
        {
            foreach (var y in other.Sentence.Quantities)
            {
                if (!x.Vague && !y.Vague && x.Head is not null && x.Head == y.Head && x.Unit == y.Unit && x.Role == y.Role && !x.Overlaps(y))
                    return (x.Shown, y.Shown);
            }
        }
        return null;
    }

    /// <summary>A figure of the sentence that the story lacks, where the sentence speaks of the story.</summary>
    private static string? Addition(ClaimSentence own, HashSet<string> figures, HashSet<string> names)
    {
        // The first word of a comment's sentence is seldom known for a name by the comment alone.
        if (own.Sentence.Tokens.Where(token => token is { IsWord: true, Capital: true }).Select(token => Names.Key(token.Lower)).Distinct().Count(names.Contains) < LeastNamesOfAddition)
            return null;
        return own.Sentence.Quantities.FirstOrDefault(quantity => SameFigure.Of(quantity) is { } figure && !figures.Contains(figure)) is { } found
            ? own.Sentence.Article.Text[found.Start..found.End] : null;
    }

    private static int? SharedYear(ClaimSentence own, ClaimSentence other)
    {
        foreach (var token in own.Sentence.Tokens)
        {
            if (token is { Kind: TokenKind.Number, Lower.Length: 4 } && int.TryParse(token.Lower, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1500 and < 2200
                && other.Sentence.Tokens.Any(one => one.Kind == TokenKind.Number && one.Is(token.Lower)))
                return year;
        }
        return null;
    }

    /// <summary>The comment's own words for the concepts.</summary>
    private static string Quoted(ClaimSentence own, List<string> concepts) => string.Join(", ", own.Sentence.Tokens
        .Where(token => concepts.Contains(token.Concept)).Select(token => own.Sentence.Article.Text[token.Start..token.End]).Distinct(StringComparer.OrdinalIgnoreCase).Take(3).Select(word => $"“{word}”"));
}
