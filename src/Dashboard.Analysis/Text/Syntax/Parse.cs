namespace Dashboard.Analysis.Text.Syntax;

/// <summary>The tree of one sentence: every word has its class and hangs on another word. No arcs cross, so what hangs under a word is one stretch.</summary>
internal sealed class Parse
{
    private readonly int[][] _children;
    private readonly (int First, int Last)[] _spans;
    private IReadOnlyList<Clause>? _clauses;

    private Parse(IReadOnlyList<ParsedWord> words)
    {
        Words = words;
        Root = -1;
        var children = new List<int>[words.Count];
        for (var i = 0; i < words.Count; i++)
            children[i] = [];
        foreach (var word in words)
        {
            if (word.Head < 0)
                Root = word.Index;
            else
                children[word.Head].Add(word.Index);
        }
        _children = [.. children.Select(list => list.ToArray())];
        _spans = new (int, int)[words.Count];
        if (Root >= 0)
            Span(Root);
    }

    public IReadOnlyList<ParsedWord> Words { get; }

    /// <summary>The top word, -1 when there are no words at all.</summary>
    public int Root { get; }

    /// <summary>What the sentence says: its predicates; worked out once.</summary>
    public IReadOnlyList<Clause> Clauses => _clauses ??= ClauseReader.Read(this);

    /// <summary>Numbers of the words that hang on this one, left to right.</summary>
    public ReadOnlySpan<int> Children(int word) => _children[word];

    /// <summary>First and last word of everything under this one, itself included.</summary>
    public (int First, int Last) SpanOf(int word) => _spans[word];

    /// <summary>The first child with the relation, or -1.</summary>
    public int Child(int word, Dependency relation)
    {
        foreach (var child in _children[word])
        {
            if (Words[child].Relation == relation)
                return child;
        }
        return -1;
    }

    /// <summary>Offsets in the article's text of words <paramref name="first"/> to <paramref name="last"/>.</summary>
    public (int Start, int End) Offsets(int first, int last) => (Words[first].Start, Words[last].End);

    /// <summary>The word that a token of the sentence begins with.</summary>
    public ParsedWord? OfToken(int token)
    {
        foreach (var word in Words)
        {
            if (word.Token == token)
                return word;
        }
        return null;
    }

    /// <summary><paramref name="word"/> lies under <paramref name="over"/> or is it.</summary>
    public bool IsUnder(int word, int over)
    {
        for (; word >= 0; word = Words[word].Head)
        {
            if (word == over)
                return true;
        }
        return false;
    }

    private (int First, int Last) Span(int word)
    {
        var (first, last) = (word, word);
        foreach (var child in _children[word])
        {
            var (left, right) = Span(child);
            (first, last) = (Math.Min(first, left), Math.Max(last, right));
        }
        return _spans[word] = (first, last);
    }

    /// <summary>Tags and parses the tokens of a sentence.</summary>
    /// <param name="text">The article's text, which the tokens' offsets point into.</param>
    public static Parse Of(string text, IReadOnlyList<Token> tokens)
    {
        var words = SyntaxWord.Of(text, tokens);
        var traits = Tagger.Traits(words);
        var tagger = SyntaxReader.TaggerModel;
        var tags = Tagger.Tag(tagger, traits);
        var packed = new uint[tags.Length];
        for (var i = 0; i < tags.Length; i++)
            packed[i] = SyntaxReader.PackedTag(tags[i]);
        var skeleton = Skeleton.Of(traits, packed);
        var (heads, labels) = skeleton.Whole(Parser.Run(SyntaxReader.ParserModel, SyntaxReader.Steps, skeleton), SyntaxReader.SignLabel, SyntaxReader.RootLabel);
        var parsed = new ParsedWord[words.Count];
        for (var i = 0; i < parsed.Length; i++)
        {
            var word = words[i];
            parsed[i] = new ParsedWord(i, word.Start, word.End, word.Token, word.Lower, (PartOfSpeech)(packed[i] >> 8), SyntaxReader.FineTag(tags[i]),
                heads[i] == words.Count ? -1 : heads[i], SyntaxReader.Relation(labels[i]));
        }
        AuxiliaryRepairs.Apply(parsed);
        return new Parse(parsed);
    }

    /// <summary>A sentence that stands alone.</summary>
    public static Parse Of(string sentence) => Of(sentence, Tokenizer.Read(sentence, 0, sentence.Length));
}
