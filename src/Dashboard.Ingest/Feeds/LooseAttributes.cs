namespace Dashboard.Ingest.Feeds;

/// <summary>Reads the attributes of a tag as browsers do: with or without quotes, with or without values.</summary>
internal static class LooseAttributes
{
    /// <param name="text">The whole text.</param>
    /// <param name="at">Just after the name of the element.</param>
    /// <param name="most">Further attributes are dropped.</param>
    /// <param name="next">One past the tag.</param>
    /// <param name="selfClosing">Whether the tag ends with a slash.</param>
    /// <param name="broken">Whether XML would not have accepted them.</param>
    /// <returns>Names and values as written, references not yet resolved.</returns>
    public static List<(string Name, string Value)> Read(string text, int at, int most, out int next, out bool selfClosing, out bool broken)
    {
        var attributes = new List<(string, string)>();
        selfClosing = false;
        broken = false;
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (c == '>')
            {
                next = at + 1;
                return attributes;
            }
            else if (c == '<')
            {
                // The next tag begins before this one ended.
                broken = true;
                next = at;
                return attributes;
            }
            else if (c == '/')
            {
                selfClosing = at + 1 < text.Length && text[at + 1] == '>';
                at++;
            }
            else
            {
                var start = at;
                while (at < text.Length && text[at] is not ('=' or '>' or '<' or '/') && !char.IsWhiteSpace(text[at])) at++;
                var name = text[start..at];
                var value = Value(text, ref at, ref broken);
                if (attributes.Count >= most || name.Length is 0 or > 100) broken = true;
                else if (attributes.Exists(one => one.Item1 == name)) broken = true;
                else attributes.Add((name, value));
            }
        }

        broken = true;
        next = text.Length;
        return attributes;
    }

    private static string Value(string text, ref int at, ref bool broken)
    {
        var equals = at;
        while (equals < text.Length && char.IsWhiteSpace(text[equals])) equals++;
        if (equals >= text.Length || text[equals] != '=')
        {
            broken = true;
            return "";
        }

        at = equals + 1;
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        if (at < text.Length && text[at] is '"' or '\'')
        {
            var close = text.IndexOf(text[at], at + 1);
            if (close >= 0)
            {
                var quoted = text[(at + 1)..close];
                at = close + 1;
                return quoted;
            }

            at++;
        }

        broken = true;
        var start = at;
        while (at < text.Length && text[at] is not ('>' or '<') && !char.IsWhiteSpace(text[at])) at++;
        return text[start..at];
    }
}
