using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using Dashboard.Domain.Articles;

namespace Dashboard.Ingest.Feeds;

/// <summary>Well-formed XML made of a text that nearly was it.</summary>
/// <param name="Xml">Without document type, comments and processing instructions.</param>
/// <param name="Faults">What had to be mended, in words, each kind once.</param>
/// <param name="CutInItem">True when the text ends inside an item, which then is only half there.</param>
internal sealed record MendedXml(string Xml, IReadOnlyList<string> Faults, bool CutInItem);

/// <summary>
/// Mends what publishers break: bare ampersands, HTML entities, document types, missing and crossed ends, undeclared prefixes, attributes
/// without quotes, texts that were cut off. One pass; nothing is ever fetched, and the entities of a document type are only taken when they are
/// short plain text, so that they cannot multiply.
/// </summary>
internal sealed partial class XmlMender
{
    private const int MostAttributes = 100;
    private const int LongestName = 100;

    /// <summary>HTML elements without an end that stand unescaped in descriptions; <c>link</c> is left out because RSS has its own.</summary>
    private static readonly HashSet<string> EmptyElements = new(StringComparer.OrdinalIgnoreCase) { "br", "hr", "img", "wbr", "input", "embed" };

    private static readonly HashSet<string> Items = new(StringComparer.OrdinalIgnoreCase) { "item", "entry", "url" };

    private readonly string _text;
    private readonly StringBuilder _xml;
    private readonly List<Open> _open = [];
    private readonly MendedText _written;
    private readonly List<string> _faults = [];
    private readonly HashSet<string> _absent = new(StringComparer.Ordinal);
    private readonly int _rootAt;
    private int _elements;
    private bool _sawRoot;

    private XmlMender(string text)
    {
        _text = text;
        _xml = new StringBuilder(text.Length + 256);
        _written = new MendedText(_xml, Fault);
        _rootAt = Root().Match(text) is { Success: true } root ? root.Index : 0;
    }

    /// <summary>Servers print their own warnings, as HTML, before the feed.</summary>
    [GeneratedRegex(@"<(?:[a-z][a-z0-9_.-]{0,30}:)?(?:rss|rdf|feed|urlset|sitemapindex|opml)[\s>]", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Root();

    /// <param name="Prefixes">The prefixes that the element declares itself; null when there are none.</param>
    private sealed record Open(string Name, HashSet<string>? Prefixes);

    /// <exception cref="UnreadableException">Nested deeper than any feed.</exception>
    public static MendedXml Mend(string text) => new XmlMender(text).Run();

    private MendedXml Run()
    {
        var at = 0;
        while (at < _text.Length)
        {
            var tag = _text.IndexOf('<', at);
            if (tag < 0) tag = _text.Length;
            if (tag > at && _open.Count > 0) _written.Append(_text.AsSpan(at, tag - at));
            if (tag == _text.Length) break;
            at = Markup(tag);
            if (_sawRoot && _open.Count == 0) break;
        }

        var cut = _open.Exists(open => Items.Contains(Local(open.Name)));
        if (_open.Count > 0) Fault("It ends in the middle.");
        while (_open.Count > 0) Close();
        return new MendedXml(_xml.ToString(), _faults, cut);
    }

    /// <summary>Handles what begins at the bracket and returns where to go on.</summary>
    private int Markup(int at)
    {
        var rest = _text.AsSpan(at);
        if (rest.StartsWith("<!--")) return After("-->", at + 4) ?? at + 4;
        if (at < _rootAt && !rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) return at + 1;
        if (rest.StartsWith("<![CDATA[", StringComparison.OrdinalIgnoreCase)) return CharacterData(at + 9);
        if (rest.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) && !_sawRoot) return DocumentType(at + 9);
        if (rest.StartsWith("<?")) return After(">", at) ?? _text.Length;
        if (rest.StartsWith("</") && rest.Length > 2 && IsNameStart(rest[2])) return EndTag(at);
        if (rest.Length > 1 && Named(rest.Slice(1, NameLength(at + 1))) is { Length: > 0 } name && After(">", at) is not null) return StartTag(at, name);

        if (_open.Count > 0)
        {
            _xml.Append("&lt;");
            Fault("A bracket < stands for itself.");
        }

        return at + 1;
    }

    private int? After(string end, int from)
    {
        // What was not found once is not looked for again: a hostile text would have it done a million times.
        if (_absent.Contains(end)) return null;
        var found = _text.IndexOf(end, Math.Min(from, _text.Length), StringComparison.Ordinal);
        if (found < 0) _absent.Add(end);
        return found < 0 ? null : found + end.Length;
    }

    private int CharacterData(int at)
    {
        int end, next;
        if (After("]]>", at) is { } after)
        {
            (end, next) = (after - 3, after);
        }
        else
        {
            Fault("A CDATA section has no end.");
            // The end tag of the element around it is the best guess.
            end = _open.Count > 0 ? _text.IndexOf("</" + _open[^1].Name, at, StringComparison.Ordinal) : -1;
            next = end = end < 0 ? _text.Length : end;
        }

        if (_open.Count > 0) _written.AppendEscaped(_text.AsSpan(at, end - at));
        return next;
    }

    private int DocumentType(int at)
    {
        var subset = _text.AsSpan(at).IndexOfAny('[', '>');
        if (subset < 0) return _text.Length;
        at += subset;
        if (_text[at] == '>') return at + 1;

        Fault("It declares a document type, which is not followed.");
        while (at < _text.Length && _text[at] != ']')
        {
            if (_text.AsSpan(at).StartsWith("<!ENTITY")) _written.TakeEntity(_text.AsSpan(at + 8, Math.Min(_text.Length - at - 8, MendedText.LongestDeclaration)));
            at = _text.AsSpan(at).StartsWith("<!--") ? After("-->", at + 4) ?? _text.Length : EndOfDeclaration(at);
        }

        return After(">", at) ?? _text.Length;
    }

    /// <summary>One past a declaration, minding quotes; outside of one, the next character.</summary>
    private int EndOfDeclaration(int at)
    {
        if (_text[at] != '<') return at + 1;
        var quote = '\0';
        for (var i = at; i < _text.Length; i++)
        {
            var c = _text[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i + 1;
        }

        return _text.Length;
    }

    private int EndTag(int at)
    {
        var end = After(">", at) ?? _text.Length;
        var length = NameLength(at + 2);
        var name = Named(_text.AsSpan(at + 2, length));
        var depth = _open.FindLastIndex(open => open.Name == name);
        if (depth < 0) depth = _open.FindLastIndex(open => open.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (depth != _open.Count - 1) Fault("Elements end in the wrong order or not at all.");

        // A stray end deep inside a text must not end the item around it.
        if (depth >= 0 && (depth >= _open.FindLastIndex(open => Items.Contains(Local(open.Name))) || Items.Contains(Local(name)) || depth == 0 || name is "channel"))
        {
            while (_open.Count > depth) Close();
        }

        return end;
    }

    private int StartTag(int at, string name)
    {
        var attributes = LooseAttributes.Read(_text, at + 1 + NameLength(at + 1), MostAttributes, out var next, out var selfClosing, out var broken);
        if (broken) Fault("Attributes are written wrong.");

        var local = Local(name);
        if (Items.Contains(local) && _open.FindLastIndex(open => open.Name == name) is >= 0 and var sibling)
        {
            Fault("Elements end in the wrong order or not at all.");
            while (_open.Count > sibling) Close();
        }

        if (_open.Count >= FeedXml.MostDepth) throw FeedXml.TooDeep();
        if (++_elements > FeedXml.MostElements) throw FeedXml.TooMany();
        _sawRoot = true;
        _xml.Append('<').Append(name);
        var declared = Attributes(name, attributes);
        if (selfClosing || EmptyElements.Contains(name))
        {
            _xml.Append("/>");
        }
        else
        {
            _xml.Append('>');
            _open.Add(new Open(name, declared));
        }

        return next;
    }

    private HashSet<string>? Attributes(string element, List<(string Name, string Value)> attributes)
    {
        HashSet<string>? declared = null;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (raw, value) in attributes)
        {
            if (!raw.StartsWith("xmlns:", StringComparison.Ordinal)) continue;
            var prefix = raw[6..];
            if (prefix.Length == 0 || prefix.Contains(':') || prefix is "xml" or "xmlns" || value.Length == 0) continue;
            (declared ??= []).Add(prefix);
        }

        foreach (var (raw, value) in attributes)
        {
            var name = Named(raw);
            if (name.StartsWith("xmlns:", StringComparison.Ordinal) && declared?.Contains(name[6..]) != true) continue;
            if (name.Length == 0 || !names.Add(name)) continue;
            if (Prefix(name) is { } used && used is not ("xml" or "xmlns")) Declare(used, ref declared);
            _xml.Append(' ').Append(name).Append("=\"");
            _written.Append(value);
            _xml.Append('"');
        }

        if (Prefix(element) is { } own && own != "xml") Declare(own, ref declared);
        return declared;
    }

    private void Declare(string prefix, ref HashSet<string>? declared)
    {
        if (declared?.Contains(prefix) == true || _open.Exists(open => open.Prefixes?.Contains(prefix) == true)) return;
        Fault("It uses a prefix that it does not declare.");
        (declared ??= []).Add(prefix);
        _xml.Append(" xmlns:").Append(prefix).Append("=\"").Append(FeedNames.UsualNamespace(prefix)).Append('"');
    }

    private void Close()
    {
        _xml.Append("</").Append(_open[^1].Name).Append('>');
        _open.RemoveAt(_open.Count - 1);
    }

    private void Fault(string words)
    {
        if (!_faults.Contains(words)) _faults.Add(words);
    }

    private int NameLength(int at)
    {
        var end = at;
        while (end < _text.Length && end - at < LongestName && (char.IsLetterOrDigit(_text[end]) || _text[end] is '-' or '_' or '.' or ':')) end++;
        return end - at;
    }

    private static bool IsNameStart(char c) => char.IsAsciiLetter(c) || c == '_' || (c > 127 && char.IsLetter(c));

    /// <summary>A name with at most one colon, and letters that XML allows.</summary>
    private static string Named(ReadOnlySpan<char> raw)
    {
        var name = raw.Trim(':').ToString();
        var colon = name.IndexOf(':');
        if (colon > 0 && (name.IndexOf(':', colon + 1) >= 0 || !IsNameStart(name[colon + 1]))) name = name.Replace(':', '-');
        return name.Length > 0 && IsNameStart(name[0]) && XmlReader.IsName(name) ? name : "";
    }

    private static string? Prefix(string name) => name.IndexOf(':') is > 0 and var colon ? name[..colon] : null;

    private static string Local(string name) => name[(name.IndexOf(':') + 1)..];
}
