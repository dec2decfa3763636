using System.Globalization;
using System.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Reads a text from left to right into words, pictures and sentences.</summary>
internal sealed class ToneScanner(string text, ToneVocabulary vocabulary)
{
    private const int LongestWord = 64;

    // A sentence that goes on for longer is looked at in parts: what an attack is about stands near it.
    private const int LongestSentence = 45;

    private int _at;
    private int _sentence;
    private int _inSentence;
    private bool _break;
    private bool _quoted;
    private int _quoteWords;

    public List<ToneWord> Words { get; } = new(text.Length / 5 + 4);
    public List<ToneMark> Marks { get; } = [];

    public void Read()
    {
        Span<char> letters = stackalloc char[LongestWord];
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c is ' ' or '\t')
                _at++;
            else if (StartsWord())
                ReadWord(letters);
            else if (c > 127 && Rune.TryGetRuneAt(text, _at, out var rune) && EmojiWords.IsPicture(rune.Value))
                ReadPicture(rune);
            else
                ReadSign(c);
        }
        if (_inSentence > 0)
            EndSentence(ToneMark.Full);
    }

    private bool StartsWord()
    {
        var c = text[_at];
        if (c < 128)
            return char.IsAsciiLetterOrDigit(c) || c is '@' or '$' && _at + 1 < text.Length && char.IsLetterOrDigit(text[_at + 1]) || c == '#' && _at + 1 < text.Length && char.IsLetter(text[_at + 1]);
        return char.IsLetterOrDigit(c) || Rune.TryGetRuneAt(text, _at, out var rune) && (Rune.IsLetter(rune) || LetterHere(rune, _at) != '\0');
    }

    private void ReadWord(Span<char> letters)
    {
        var start = _at;
        if (ReadAddress())
            return;
        int count = 0, capitals = 0;
        bool odd = false, stars = false, letter = false;
        if (text[_at] == '#')
            _at++;
        while (_at < text.Length && count < LongestWord)
        {
            var c = text[_at];
            if (c < 128)
            {
                if (char.IsAsciiLetter(c))
                {
                    letter = true;
                    if (char.IsAsciiLetterUpper(c))
                        capitals++;
                    letters[count++] = (char)(c | 0x20);
                }
                else if (char.IsAsciiDigit(c))
                {
                    odd = true;
                    letters[count++] = c;
                    if (_at + 2 < text.Length && text[_at + 1] == EmojiWords.Variation && text[_at + 2] == EmojiWords.Keycap)
                        _at += 2;
                    else if (_at + 1 < text.Length && text[_at + 1] == EmojiWords.Keycap)
                        _at++;
                }
                else if (c == '\'' && count > 0 && Next() is var next && char.IsLetter(next) && char.IsLetter(text[_at - 1]))
                    letters[count++] = '\'';
                else if (c == '-' && count > 0 && char.IsLetter(Next()) && char.IsLetter(text[_at - 1]) && Hyphenated(letters[..count]))
                    letters[count++] = '-';
                else if (c is '*' or '#' && count > 0 && (c == '*' || char.IsLetter(Next()) || Next() == '#') && (char.IsLetterOrDigit(Next()) || Next() is '*' or '#' || text[_at - 1] is '*' or '#'))
                {
                    stars = true;
                    letters[count++] = '*';
                }
                else if (c is '@' or '$' && (char.IsLetterOrDigit(Next()) || count > 1 && c == '$') || c is '!' or '|' or '+' && count > 0 && char.IsLetter(Next()) && char.IsLetter(text[_at - 1]))
                {
                    odd = true;
                    letters[count++] = c;
                }
                else
                    break;
                _at++;
                continue;
            }
            if (c is '’' or 'ʼ' && count > 0 && char.IsLetter(Next()))
            {
                letters[count++] = '\'';
                _at++;
            }
            else if (IsInvisible(c))
                _at++;
            else if (char.IsLetter(c))
            {
                letter = true;
                if (char.IsUpper(c))
                    capitals++;
                letters[count++] = LookAlikes.Fold(c);
                _at++;
            }
            else if (Rune.TryGetRuneAt(text, _at, out var rune) && LetterHere(rune, _at) is var drawn and not '\0')
            {
                letter = true;
                letters[count++] = drawn;
                _at += rune.Utf16SequenceLength;
                while (_at < text.Length && text[_at] == EmojiWords.Variation)
                    _at++;
            }
            else
                break;
        }
        if (_at == start)
            _at++;
        if (count > 0)
            Add(Resolve(letters[..count], letter, odd, stars, capitals > 0 && capitals < count && _inSentence > 0), start, _at, letter && capitals > 1 && capitals == count);
    }

    private char Next() => _at + 1 < text.Length ? text[_at + 1] : '\0';

    // "non-binary" and "brain-dead" are one word where the vocabulary holds them so; everything else is two.
    private bool Hyphenated(ReadOnlySpan<char> start)
    {
        var end = _at + 1;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        Span<char> whole = stackalloc char[start.Length + end - _at];
        if (whole.Length > LongestWord)
            return false;
        start.CopyTo(whole);
        for (var i = _at; i < end; i++)
            whole[start.Length + i - _at] = char.ToLowerInvariant(text[i]);
        return vocabulary.Find(whole) is not null;
    }

    /// <summary>Links, addresses and "@somebody".</summary>
    private bool ReadAddress()
    {
        var rest = text.AsSpan(_at);
        if (rest.StartsWith("http", StringComparison.OrdinalIgnoreCase) && rest.Length > 7 && rest[4..].IndexOf("://") is 0 or 1 || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            var end = _at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var start = _at;
            _at = end;
            Add(ToneEntry.Link, start, end, false);
            return true;
        }
        if (text[_at] == '@' && char.IsLetter(Next()) && (_at == 0 || !char.IsLetterOrDigit(text[_at - 1])))
        {
            var end = _at + 1;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            // "@sshole" is no user.
            Span<char> word = stackalloc char[Math.Min(LongestWord, end - _at)];
            for (var i = 0; i < word.Length; i++)
                word[i] = i == 0 ? 'a' : char.ToLowerInvariant(text[_at + i]);
            if (vocabulary.Find(word) is not { Frequency: > 0 } known || !known.Is(ToneClass.Attack | ToneClass.Profanity))
            {
                var start = _at;
                _at = end;
                Add(ToneEntry.User, start, end, false);
                return true;
            }
        }
        return false;
    }

    private ToneEntry Resolve(Span<char> word, bool letter, bool odd, bool stars, bool capital)
    {
        if (!letter)
            return ToneEntry.Number;
        if (stars)
        {
            var bare = word.TrimEnd('*');
            return vocabulary.Unmask(word) ?? (bare.IndexOf('*') < 0 && vocabulary.Find(bare) is { } plain ? plain : Unknown(word, capital));
        }
        if (odd)
        {
            if (vocabulary.Find(word) is { } asWritten)
                return asWritten;
            Span<char> undone = stackalloc char[word.Length];
            foreach (var one in (ReadOnlySpan<char>)"il")
            {
                for (var i = 0; i < word.Length; i++)
                    undone[i] = LookAlikes.Leet(word[i], one);
                if (vocabulary.Find(undone) is { } read)
                    return read;
            }
            for (var i = 0; i < word.Length; i++)
                word[i] = LookAlikes.Leet(word[i], 'i');
        }
        if (vocabulary.Find(word) is { } known)
            return known.IsName ? ToneEntry.Name : known;
        if (word.EndsWith("'s") && vocabulary.Find(word[..^2]) is { } owner)
            return owner.IsName ? ToneEntry.Name : owner;
        return Shortened(word) ?? Unknown(word, capital);
    }

    /// <summary>"stuuupid" and "haaaate": what is drawn out is the word with one or two of the letter.</summary>
    private ToneEntry? Shortened(ReadOnlySpan<char> word)
    {
        Span<char> shorter = stackalloc char[word.Length];
        for (var most = 2; most >= 1; most--)
        {
            var count = 0;
            foreach (var letter in word)
            {
                var run = 0;
                while (run < most && count > run && shorter[count - 1 - run] == letter)
                    run++;
                if (run < most)
                    shorter[count++] = letter;
            }
            if (count < word.Length && count > 2 && vocabulary.Find(shorter[..count]) is { } found)
                return found;
        }
        return null;
    }

    private static ToneEntry Unknown(ReadOnlySpan<char> word, bool capital) => capital && word.IndexOf('*') < 0 ? new ToneEntry(word.ToString(), ToneClass.None, 0, true) : new ToneEntry(word.ToString(), ToneClass.None);

    private char LetterHere(Rune rune, int at)
    {
        var letter = EmojiWords.LetterOf(rune.Value);
        if (letter == '\0' || !EmojiWords.IsLetterOnlyInWord(rune.Value))
            return letter;
        var next = at + rune.Utf16SequenceLength;
        while (next < text.Length && text[next] == EmojiWords.Variation)
            next++;
        var before = at > 0 && char.IsLetter(text[at - 1]);
        var after = next < text.Length && char.IsLetter(text[next]);
        return before || after && rune.Value is not (0x274C or 0x2716 or 0x2757) ? letter : '\0';
    }

    private void ReadPicture(Rune first)
    {
        var start = _at;
        int people = 0, flags = 0;
        bool skin = false, rainbow = false, person = false;
        string? meaning = null;
        for (; _at < text.Length && Rune.TryGetRuneAt(text, _at, out var rune); _at += rune.Utf16SequenceLength)
        {
            var joined = _at > start && text[_at - 1] == EmojiWords.Joiner;
            if (EmojiWords.IsSkin(rune.Value))
                skin = true;
            else if (EmojiWords.IsFlagLetter(rune.Value) && (flags > 0 || _at == start) && flags < 2)
                flags++;
            else if (_at == start || joined)
            {
                var said = EmojiWords.MeaningOf(rune.Value);
                rainbow |= rune.Value is 0x1F308 or 0x1F3F3;
                var human = rune.Value is >= 0x1F466 and <= 0x1F487 or >= 0x1F645 and <= 0x1F647 or >= 0x1F64B and <= 0x1F64E or >= 0x1F9D1 and <= 0x1F9DD or 0x1F935 or 0x1F930 or 0x1F937 or 0x1F926 or 0x1F385;
                person |= human;
                if (rune.Value is 0x1F468 or 0x1F469)
                    people++;
                // A later part says more than the first: a woman in a wheelchair, a woman with a stethoscope.
                if (said is not null && (meaning is null || said is "disabled" or "gay" or "trans"))
                    meaning = said;
            }
            else if (rune.Value is not (EmojiWords.Joiner or EmojiWords.Variation or EmojiWords.Keycap) && rune.Value is not (>= 0xE0020 and <= 0xE007F))
                break;
        }
        if (_at == start)
            _at += first.Utf16SequenceLength;
        if (rainbow || people > 1)
            meaning = "gay";
        else if (flags == 2 || skin && person && meaning != "disabled" && !EmojiWords.IsGesture(first.Value))
            meaning = "asian";
        if (meaning is null)
        {
            _break = true;
            return;
        }
        if (vocabulary.Find(meaning) is { } entry && !(Words.Count > 0 && Words[^1].Entry == entry && Words[^1].End == start))
            Add(entry, start, _at, false);
    }

    private void ReadSign(char c)
    {
        switch (c)
        {
            case '.' or '…' when IsEnd():
                EndSentence(ToneMark.Full);
                break;
            case '?' when _inSentence > 0:
                EndSentence(ToneMark.Question);
                break;
            case '!' when _inSentence > 0:
                EndSentence(ToneMark.Exclamation);
                break;
            case '\n' or '\r':
                EndSentence(ToneMark.Full);
                break;
            case '?' or '!' when Marks.Count > 0 && _inSentence == 0:
                Marks[^1] = c == '?' ? ToneMark.Question : Marks[^1];
                break;
            case '"' or '“' or '”' or '„' or '«' or '»':
                _quoted = c is '“' or '„' or '«' || c == '"' && !_quoted;
                _quoteWords = 0;
                _break = true;
                break;
            case '\'' or '‘' when !_quoted && (_at == 0 || !char.IsLetterOrDigit(text[_at - 1])) && char.IsLetter(Next()) && ClosesSoon():
                _quoted = true;
                _quoteWords = 0;
                _break = true;
                break;
            case '\'' or '’' when _quoted && _at > 0 && (char.IsLetterOrDigit(text[_at - 1]) || char.IsPunctuation(text[_at - 1])):
                _quoted = false;
                _break = true;
                break;
            case ',' or ';' or ':' or '(' or ')' or '—' or '–' or '[' or ']':
                _break = true;
                break;
        }
        _at++;
    }

    private bool IsEnd() => _at + 1 >= text.Length || char.IsWhiteSpace(text[_at + 1]) || text[_at + 1] is '.' or '"' or '”' or '\'' or '’' || text[_at] == '…' || char.IsUpper(text[_at + 1]) && _inSentence > 2;

    private bool ClosesSoon()
    {
        for (var i = _at + 2; i < text.Length && i < _at + 200; i++)
        {
            if (text[i] is '\'' or '’' && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                return text[i - 1] != 's' || i + 1 == text.Length || text[i + 1] is '.' or ',' or '!' or '?';
            if (text[i] == '\n')
                return false;
        }
        return false;
    }

    private void Add(ToneEntry entry, int start, int end, bool shout)
    {
        if (_inSentence >= LongestSentence && (_break || _inSentence >= 2 * LongestSentence))
            EndSentence(ToneMark.Full);
        // A quotation mark that nobody closes ends by itself.
        if (_quoted && ++_quoteWords > 60)
            _quoted = false;
        Words.Add(new ToneWord(start, end, entry, _sentence, _break, _quoted, shout));
        _inSentence++;
        _break = false;
    }

    private void EndSentence(ToneMark mark)
    {
        if (_inSentence == 0)
            return;
        _sentence++;
        _inSentence = 0;
        _break = false;
        Marks.Add(mark);
    }

    private static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\uFE0F' || c >= 0x300 && char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
