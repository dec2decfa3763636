using Dashboard.Analysis.Text;
using Dashboard.Domain.Articles;

namespace Dashboard.Analysis.Statements;

/// <summary>Reads the sentences of an article: only its evidence, never clutter, inserts or reader comments.</summary>
internal static class StatementReader
{
    /// <summary>A longer sentence is no sentence but a table or a list that lost its line breaks.</summary>
    private const int LongestSentence = 1_500;

    public const double LeastAnchor = 0.35;

    public static List<ReadSentence> Read(AnalysisArticle article)
    {
        var text = article.Text;
        var spans = new List<(SentenceSpan Span, bool Title)>();
        var paragraph = 0;
        foreach (var block in article.Blocks)
        {
            if (!block.IsEvidence || block.Kind == BlockKind.Dateline || block.Start < 0 || block.End > text.Length || block.Start >= block.End)
                continue;
            foreach (var span in Sentences.Split(text, block.Start, block.End))
            {
                if (span.End - span.Start <= LongestSentence)
                    spans.Add((span with { Paragraph = paragraph + span.Paragraph }, block.Kind == BlockKind.Title));
            }
            paragraph += 1_000;
        }
        var tokens = spans.ConvertAll(span => Tokenizer.Read(text, span.Span.Start, span.Span.End));
        var known = Names.Known(tokens);
        var quotes = new List<(int Start, int End)>();
        foreach (var block in article.Blocks)
        {
            if (block.IsEvidence && block.Start >= 0 && block.End <= text.Length && block.Start < block.End)
                quotes.AddRange(QuoteSpans.Find(text, block.Start, block.End));
        }
        var sentences = new List<ReadSentence>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            Names.Mark(tokens[i], known);
            sentences.Add(One(article, i, spans[i].Span, spans[i].Title, tokens[i], quotes));
        }
        var around = new ArticleNames(sentences);
        foreach (var sentence in sentences)
            sentence.Around = around;
        Speakers(sentences);
        return sentences;
    }

    private static ReadSentence One(AnalysisArticle article, int number, SentenceSpan span, bool title, List<Token> tokens, List<(int Start, int End)> quotes)
    {
        var content = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var token in tokens)
        {
            if (token.Name)
                names.Add(token.Concept);
            if (IsContent(token))
                content.Add(token.Concept);
        }
        return new ReadSentence
        {
            Article = article,
            Number = number,
            Start = span.Start,
            End = span.End,
            Paragraph = span.Paragraph,
            IsTitle = title,
            Tokens = tokens,
            Quantities = QuantityReader.Read(tokens),
            // A guessed day of writing would turn "Monday" into a date that nobody wrote.
            Days = DayReader.Read(tokens, article.Anchor is { Confidence: >= LeastAnchor } ? article.Anchor : null),
            Quotes = quotes.FindAll(quote => quote.End > span.Start && quote.Start < span.End),
            Content = content,
            Names = names,
        };
    }

    public static bool IsContent(Token token) =>
        token.IsWord && (token.Name || !Words.Stop.Contains(token.Lower) && !Words.Reporting.Contains(token.Concept) && token.Lower.Length > 1
        && !Calendar.IsDayOrMonth(token.Lower));

    /// <summary>Pronouns take whoever they stand for; a bare quotation takes the speaker beside it in its paragraph.</summary>
    private static void Speakers(List<ReadSentence> sentences)
    {
        var antecedents = new Antecedents(sentences);
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (i > 0)
                sentence.Earlier = Subject(sentences[i - 1]);
            var attribution = sentence.Attribution;
            sentence.Speaker = attribution.Speaker is "he" or "she" or "it" or "they" ? antecedents.Of(attribution.Speaker, i) : attribution.Speaker;
            sentence.Via = attribution.Via is "he" or "she" or "it" or "they" ? antecedents.Of(attribution.Via, i) : attribution.Via;
        }
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            // "she said" is somebody, even where it stays open who.
            if (sentence.Speaker is not null || sentence.Attribution.Speaker is not null || !sentence.Quotes.Any(quote => quote.Start <= sentence.Start + 1 && quote.End >= sentence.Start + (sentence.End - sentence.Start) / 2))
                continue;
            if (i > 0 && sentences[i - 1].Paragraph == sentence.Paragraph && sentences[i - 1].Speaker is { } before)
                sentence.Speaker = before;
            else if (i + 1 < sentences.Count && sentences[i + 1].Paragraph == sentence.Paragraph)
                sentence.Speaker = sentences[i + 1].Speaker;
        }
    }

    /// <summary>The names near the start of a sentence: what a pronoun in the next one stands for.</summary>
    private static HashSet<string> Subject(ReadSentence sentence)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var k = 0; k < sentence.Tokens.Count && k < 8; k++)
        {
            if (sentence.Tokens[k].Name)
                names.Add(sentence.Tokens[k].Concept);
        }
        return names;
    }
}
