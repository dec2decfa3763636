using System.IO.Compression;
using System.Text;

namespace Dashboard.Analysis.Triage.Tone;

/// <summary>What a comment can be.</summary>
internal enum ToneHead { IdentityAttack, Insult, Threat }

/// <summary>The learned weights of features, the vocabulary, and how sentences make a comment. Read-only and safe from many threads; the same comment gives the same answer.</summary>
internal sealed class ToneModel
{
    public const int Heads = 3;
    public const int Bits = 20;

    /// <summary>
    /// Numbers by which a comment is judged: 1, the worst of its sentences, the second worst, and how much of it is said to somebody's face. One bad sentence is enough, however many
    /// good ones stand around it; the same words are more often meant to hurt when they are said to somebody than when they are said about something.
    /// </summary>
    public const int Sums = 4;

    private const double MostAddressing = 0.25;

    private const uint Magic = 0x454E4F54; // "TONE"
    private const int Version = 2;

    // One place more than there are heads: four numbers lie in one stretch of memory.
    private const int Stride = 4;
    private const int Mask = (1 << Bits) - 1;

    private static readonly Lazy<ToneModel> Loaded = new(Load);

    private readonly sbyte[] weights;
    private readonly float[] scales;
    private readonly float[] biases;
    private readonly double[][] sums;

    private ToneModel(ToneVocabulary vocabulary, sbyte[] weights, float[] scales, float[] biases, double[][] sums)
    {
        Vocabulary = vocabulary;
        this.weights = weights;
        this.scales = scales;
        this.biases = biases;
        this.sums = sums;
    }

    public static ToneModel Shipped => Loaded.Value;

    public ToneVocabulary Vocabulary { get; }

    /// <summary>Where the weights of a feature lie.</summary>
    public static int Slot(uint feature) => (int)(feature & Mask);

    /// <param name="vocabulary">The words.</param>
    /// <param name="learned">Per head the weight of each slot.</param>
    /// <param name="biases">Per head what holds without any feature.</param>
    /// <param name="sums">Per head the weights of <see cref="Sums"/>; empty while they are not learned yet.</param>
    public static ToneModel Of(ToneVocabulary vocabulary, float[][] learned, float[] biases, double[][] sums)
    {
        var weights = new sbyte[Stride << Bits];
        var scales = new float[Heads];
        for (var head = 0; head < Heads; head++)
        {
            scales[head] = Math.Max(1e-6f, learned[head].Max(Math.Abs)) / 127;
            for (var slot = 0; slot < learned[head].Length; slot++)
                weights[slot * Stride + head] = (sbyte)Math.Round(learned[head][slot] / scales[head]);
        }
        return new ToneModel(vocabulary, weights, scales, biases, sums);
    }

    /// <summary>Per head the weights of <see cref="Sums"/>.</summary>
    public double[][] SumWeights => sums;

    public ToneModel With(double[][] newSums) => new(Vocabulary, weights, scales, biases, newSums);

    public ToneOpinion Judge(string text)
    {
        var reading = ToneReading.Of(ToneText.Of(text, Vocabulary));
        var sentences = reading.Sentences;
        var scores = new float[sentences * Heads];
        var shares = new float[reading.Text.Words.Count * Heads];
        for (var sentence = 0; sentence < sentences; sentence++)
        {
            var sum = new Summing(this, shares);
            ToneFeatures.Visit(reading, sentence, ref sum);
            scores[sentence * Heads] = biases[0] + sum.First * scales[0];
            scores[sentence * Heads + 1] = biases[1] + sum.Second * scales[1];
            scores[sentence * Heads + 2] = biases[2] + sum.Third * scales[2];
        }
        return new ToneOpinion(reading, scores, shares, this);
    }

    /// <summary>The numbers of <see cref="Sums"/> for one head.</summary>
    /// <param name="addressing">See <see cref="ToneReading.Addressing"/>.</param>
    public static double[] Measure(ReadOnlySpan<float> scores, int head, double addressing)
    {
        double best = -12, second = -12;
        var count = scores.Length / Heads;
        for (var sentence = 0; sentence < count; sentence++)
        {
            double score = Math.Clamp(scores[sentence * Heads + head], -12, 12);
            if (score > best)
                (best, second) = (score, best);
            else if (score > second)
                second = score;
        }
        return [1, best / 4, (count > 1 ? second : best) / 4, Math.Min(addressing, MostAddressing) / MostAddressing];
    }

    /// <summary>Probability from 0 to 1.</summary>
    public double Probability(ReadOnlySpan<float> scores, int head, ToneReading reading)
    {
        if (reading.Sentences == 0 || sums.Length == 0)
            return 0;
        var score = 0.0;
        foreach (var (i, value) in Measure(scores, head, reading.Addressing).Index())
            score += sums[head][i] * value;
        return 1 / (1 + Math.Exp(-score));
    }

    private float[] LettersOf(ToneEntry entry)
    {
        if (entry.LetterWeights is { } known)
            return known;
        var found = new float[Heads];
        ToneFeatures.VisitLetters(entry.Text, feature =>
        {
            var at = Slot(feature) * Stride;
            for (var head = 0; head < Heads; head++)
                found[head] += weights[at + head] * ToneFeatures.LetterValue;
        });
        // A word of the vocabulary is asked for again and again; a new one may never come back.
        if (entry.Frequency > 0)
            entry.LetterWeights = found;
        return found;
    }

    private struct Summing(ToneModel model, float[] shares) : IToneSink
    {
        public float First, Second, Third;

        public void Add(uint feature, int from, int to)
        {
            var at = Slot(feature) * Stride;
            Give(model.weights[at], model.weights[at + 1], model.weights[at + 2], from, to);
        }

        public void AddLetters(ToneEntry entry, int word)
        {
            var letters = model.LettersOf(entry);
            Give(letters[0], letters[1], letters[2], word, word);
        }

        private void Give(float first, float second, float third, int from, int to)
        {
            First += first;
            Second += second;
            Third += third;
            Share(from * Heads, first / 2, second / 2, third / 2);
            Share(to * Heads, first / 2, second / 2, third / 2);
        }

        private readonly void Share(int at, float first, float second, float third)
        {
            shares[at] += first;
            shares[at + 1] += second;
            shares[at + 2] += third;
        }
    }

    public void Write(Stream to)
    {
        using var packed = new DeflateStream(to, CompressionLevel.SmallestSize);
        using var writer = new BinaryWriter(packed, Encoding.UTF8);
        writer.Write(Magic);
        writer.Write(Version);
        var words = Vocabulary.Learned.OrderBy(word => word.Word, StringComparer.Ordinal).ToList();
        writer.Write(words.Count);
        foreach (var (word, count, isName) in words)
        {
            writer.Write(word);
            writer.Write7BitEncodedInt(count);
            writer.Write(isName);
        }
        for (var head = 0; head < Heads; head++)
        {
            writer.Write(scales[head]);
            writer.Write(biases[head]);
            foreach (var weight in sums[head])
                writer.Write(weight);
            var last = -1;
            writer.Write(Enumerable.Range(0, 1 << Bits).Count(slot => weights[slot * Stride + head] != 0));
            for (var slot = 0; slot < 1 << Bits; slot++)
            {
                if (weights[slot * Stride + head] == 0)
                    continue;
                writer.Write7BitEncodedInt(slot - last);
                writer.Write(weights[slot * Stride + head]);
                last = slot;
            }
        }
    }

    /// <exception cref="InvalidDataException">Learned for another version.</exception>
    public static ToneModel Read(Stream from)
    {
        using var raw = new DeflateStream(from, CompressionMode.Decompress);
        using var reader = new BinaryReader(raw, Encoding.UTF8);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != Version)
            throw new InvalidDataException("The weights of the tone were learned for another version: train them again.");
        var words = new (string, int, bool)[reader.ReadInt32()];
        for (var i = 0; i < words.Length; i++)
            words[i] = (reader.ReadString(), reader.Read7BitEncodedInt(), reader.ReadBoolean());
        var weights = new sbyte[Stride << Bits];
        var scales = new float[Heads];
        var biases = new float[Heads];
        var sums = new double[Heads][];
        for (var head = 0; head < Heads; head++)
        {
            scales[head] = reader.ReadSingle();
            biases[head] = reader.ReadSingle();
            sums[head] = new double[Sums];
            for (var i = 0; i < Sums; i++)
                sums[head][i] = reader.ReadDouble();
            var slot = -1;
            for (var left = reader.ReadInt32(); left > 0; left--)
            {
                slot += reader.Read7BitEncodedInt();
                weights[slot * Stride + head] = reader.ReadSByte();
            }
        }
        return new ToneModel(new ToneVocabulary(words), weights, scales, biases, sums);
    }

    private static ToneModel Load()
    {
        using var stream = typeof(ToneModel).Assembly.GetManifestResourceStream("tone.bin") ?? throw new InvalidOperationException("The weights of the tone are not part of the program.");
        return Read(stream);
    }
}
