using System.IO.Compression;
using System.Text;
using Dashboard.Analysis.Text;

namespace Dashboard.Evaluation;

/// <summary>Packs WordNet into the table that the product carries (<c>src/Dashboard.Analysis/Models/lexicon.bin</c>).</summary>
internal static class LexiconTask
{
    public static int Run(string path, string? predictionsPath, TextWriter output)
    {
        var net = WordNetFiles.Read(path);
        var target = predictionsPath ?? Models.Path("lexicon.bin");
        var raw = new Packing();
        raw.Number(LexiconTable.Magic);
        raw.Number(LexiconTable.Version);
        Words(raw, net.Words);
        Array.ForEach(net.SynsetsPerFile, raw.Number);
        Array.ForEach(net.Senses, senses => raw.Number(senses.Length));
        Array.ForEach(net.Senses, senses => Array.ForEach(senses, raw.Number));
        Array.ForEach(net.Counts, counts => Array.ForEach(counts, raw.Number));
        Array.ForEach(net.Classes, one => raw.Number(one));
        foreach (var links in new[] { net.Hypernyms, net.Similar, net.Wholes, net.Implied, net.Antonyms, net.Derived, net.Pertains })
            raw.Links(links);
        foreach (var lines in net.Exceptions)
        {
            raw.Number(lines.Length);
            raw.Bytes(Encoding.ASCII.GetBytes(lines));
        }
        using (var file = File.Create(target))
        using (var packed = new BrotliStream(file, CompressionLevel.SmallestSize))
            packed.Write(raw.Done());
        output.WriteLine($"{net.Words.Length:N0} words, {net.Senses.Sum(senses => senses.Length):N0} senses, {net.Classes.Length:N0} synsets");
        output.WriteLine($"{new FileInfo(target).Length:N0} bytes in {target}");
        return 0;
    }

    private static void Words(Packing raw, string[] words)
    {
        raw.Number(words.Length);
        var shared = new int[words.Length];
        for (var i = 1; i < words.Length; i++)
            shared[i] = words[i - 1].AsSpan().CommonPrefixLength(words[i]);
        Array.ForEach(shared, raw.Number);
        foreach (var (i, word) in words.Index())
            raw.Number(word.Length - shared[i]);
        foreach (var (i, word) in words.Index())
            raw.Bytes(Encoding.ASCII.GetBytes(word[shared[i]..]));
    }
}
