using System.Globalization;
using Dashboard.Analysis.Text;
using Dashboard.Analysis.Text.Syntax;

namespace Dashboard.Evaluation;

/// <summary>One sentence of a treebank, cut into words as the product cuts them.</summary>
/// <param name="Words">As the product's tokenizer gives them, clitics on their own.</param>
/// <param name="Tags">"VERB VBD" per word.</param>
/// <param name="Heads">Number of the head word, the number of words for the top.</param>
/// <param name="Counted">False for a piece of a longer treebank word ("." of "Mr."): it is learned but not scored.</param>
internal sealed record TreeSentence(IReadOnlyList<SyntaxWord> Words, string[] Tags, int[] Heads, string[] Relations, bool[] Counted);

/// <summary>Reads CoNLL-U.</summary>
internal static class Treebank
{
    private sealed record Node(int Start, int End, string Tag, int Head, string Relation);

    /// <exception cref="BadDataException">No such file, or nothing in it.</exception>
    public static List<TreeSentence> Read(string path)
    {
        if (!File.Exists(path))
            throw new BadDataException($"\"{path}\" is missing.");
        var sentences = new List<TreeSentence>();
        var (text, rows) = ("", new List<string[]>());
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("# text = ", StringComparison.Ordinal))
                text = line["# text = ".Length..];
            else if (line.Length > 0 && char.IsAsciiDigit(line[0]) && line.Split('\t') is [var number, ..] row && number.All(char.IsAsciiDigit))
                rows.Add(row);
            else if (line.Length == 0 && rows.Count > 0)
            {
                if (Aligned(text, rows) is { } sentence)
                    sentences.Add(sentence);
                rows = [];
            }
        }
        return sentences.Count > 0 ? sentences : throw new BadDataException($"\"{path}\" holds no sentences.");
    }

    private static TreeSentence? Aligned(string text, List<string[]> rows)
    {
        var nodes = new List<Node>();
        var at = 0;
        foreach (var row in rows)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
                at++;
            if (string.CompareOrdinal(text, at, row[1], 0, row[1].Length) != 0)
                return null;
            nodes.Add(new Node(at, at + row[1].Length, row[3] + " " + row[4], int.Parse(row[6], CultureInfo.InvariantCulture) - 1, row[7]));
            at += row[1].Length;
        }
        var words = SyntaxWord.Of(text, Tokenizer.Read(text, 0, text.Length));
        // Several treebank words may lie in one of ours and the other way round: each of ours takes one node, each node has one word that stands for it.
        var nodeOf = words.Select(word => nodes.FindIndex(node => node.End > word.Start && node.Start < word.End)).ToArray();
        var wordOf = new int[nodes.Count];
        for (var n = 0; n < nodes.Count; n++)
        {
            var pieces = Enumerable.Range(0, words.Count).Where(w => nodes[n].End > words[w].Start && nodes[n].Start < words[w].End).ToList();
            wordOf[n] = pieces.Count == 0 ? -1 : pieces.Find(w => words[w].Kind != TokenKind.Symbol) is var word && words[word].Kind != TokenKind.Symbol && pieces.Contains(word) ? word : pieces[0];
        }
        if (wordOf.Contains(-1) || nodeOf.Contains(-1))
            return null;
        var (tags, heads, relations, counted) = (new string[words.Count], new int[words.Count], new string[words.Count], new bool[words.Count]);
        for (var w = 0; w < words.Count; w++)
        {
            var node = nodes[nodeOf[w]];
            var first = wordOf[nodeOf[w]];
            counted[w] = first == w;
            var symbol = !counted[w] && words[w].Kind == TokenKind.Symbol;
            tags[w] = symbol ? "PUNCT ." : node.Tag;
            heads[w] = !counted[w] ? first : node.Head < 0 ? words.Count : wordOf[node.Head] == w ? first : wordOf[node.Head];
            relations[w] = !counted[w] ? symbol ? "punct" : "goeswith" : node.Relation;
        }
        return heads.Index().All(pair => pair.Item != pair.Index) && heads.Count(head => head == words.Count) == 1 ? new TreeSentence(words, tags, heads, relations, counted) : null;
    }
}
