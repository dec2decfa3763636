using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>What sums over the premise's numbers say about one number of the hypothesis.</summary>
/// <param name="Follows">True when it is what the sum gives, false when the sum gives something else, null when no sum is called for.</param>
/// <param name="Reachable">Some sum gives it, whether one is called for or not.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="Reason">The sum, or that there is none.</param>
internal sealed record ArithmeticAnswer(bool? Follows, bool Reachable, double Strength, string Reason);

/// <summary>Finds out whether a number follows by + − × ÷ from several others, as their things and the direction of their verbs allow.</summary>
internal static class NumericArithmetic
{
    private const int MostTerms = 5;

    /// <summary>Words of a hypothesis that state the outcome of a sum.</summary>
    private static readonly HashSet<string> Results = new(
        "now left total altogether all remain remains remaining remained still each average together sum difference than end both overall combined rest net needed need needs".Split(' '),
        StringComparer.Ordinal);

    /// <summary>Words that ask for a difference though nothing went out.</summary>
    private static readonly HashSet<string> Differences = new(
        "left remain remains remaining remained difference than rest originally original change fewer less some net still many".Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Totals = new("total altogether all together both combined sum overall".Split(' '), StringComparer.Ordinal);

    public static ArithmeticAnswer? Explain(
        List<NumericMention> premise, IReadOnlyList<ReadSentence> premiseSentences, List<NumericMention> hypothesis, IReadOnlyList<ReadSentence> hypothesisSentences,
        List<NumericPair> pairs)
    {
        var amounts = premise.FindAll(IsTerm);
        ArithmeticAnswer? weakest = null;
        foreach (var target in hypothesis)
        {
            if (!IsTerm(target))
                continue;
            var direct = pairs.Find(pair => ReferenceEquals(pair.Hypothesis, target));
            var givens = hypothesis.FindAll(other => !ReferenceEquals(other, target) && IsTerm(other)
                && !pairs.Exists(pair => ReferenceEquals(pair.Hypothesis, other) && pair.Relation == NumericRelation.Entails));
            if (amounts.Count + givens.Count is < 2 or > 12)
                continue;
            var search = new Search(premiseSentences, hypothesisSentences, amounts, givens, target);
            var settled = direct is { Relation: NumericRelation.Entails } && !search.TellsChanges;
            if (settled)
                continue;
            var answer = search.Answer();
            if (answer.Follows == true)
                return answer;
            if (weakest is null || answer.Follows == false && weakest.Follows is null)
                weakest = answer;
        }
        return weakest;
    }

    private static bool IsTerm(NumericMention mention) => mention.IsFigure && !mention.IsOrdinal && (mention.IsAmount || mention.Quantity.Value < 100 && mention.Quantity.Head is not null);

    private sealed class Search
    {
        private readonly NumericMention _target;
        private readonly List<NumericTerm> _terms = [];
        private readonly int _needed;
        private readonly bool _result;
        private readonly bool _compares;
        private readonly bool _moved;
        private readonly bool _sameThing;

        public Search(
            IReadOnlyList<ReadSentence> premise, IReadOnlyList<ReadSentence> hypothesis, List<NumericMention> amounts, List<NumericMention> givens, NumericMention target)
        {
            _target = target;
            var said = hypothesis.SelectMany(sentence => sentence.Tokens).Select(token => token.Lower).ToHashSet(StringComparer.Ordinal);
            var told = premise.SelectMany(sentence => sentence.Tokens).Select(token => token.Lower).ToHashSet(StringComparer.Ordinal);
            _result = said.Overlaps(Results);
            _compares = said.Overlaps(Differences) || told.Overlaps(Differences) || Follows(target, "more", "fewer", "less");
            var total = said.Overlaps(Totals);
            var owners = hypothesis.SelectMany(sentence => sentence.Tokens).Where(StatementReader.IsContent).Select(token => token.Lower).ToHashSet(StringComparer.Ordinal);
            var directions = NumericDirections.Of(amounts, owners);
            if (NumericDirections.TellsOfLoss(hypothesis))
                directions = Array.ConvertAll(directions, NumericDirections.Turned);
            var asWritten = target.Quantity.Unit.Length == 0;
            _moved = directions.Any(direction => direction is Direction.In or Direction.Out);
            string? last = null;
            for (var i = 0; i < amounts.Count && _terms.Count < MostTerms; i++)
            {
                var head = amounts[i].Quantity.Head ?? last;
                last = head ?? last;
                var term = NumericTerm.Of(amounts[i], head, directions[i], _terms.Count, asWritten);
                var alike = term.Unit == target.Quantity.Unit && (term.Unit.Length > 0 || head == target.Quantity.Head);
                if (alike && !total && Other(amounts[i], target))
                    continue;
                if (alike)
                    _needed |= term.Used;
                _terms.Add(term);
            }
            foreach (var given in givens)
            {
                if (_terms.Count < MostTerms)
                    _terms.Add(NumericTerm.Of(given, given.Quantity.Head, Direction.Still, _terms.Count, asWritten));
            }
            _sameThing = _needed != 0;
        }

        /// <summary>The premise tells how an amount of this thing changed: then a number that it names is not what came out.</summary>
        public bool TellsChanges => _result && _moved && System.Numerics.BitOperations.PopCount((uint)_needed) > 1;

        public ArithmeticAnswer Answer()
        {
            var shown = _target.Shown;
            var found = Find(_terms, _needed) ?? (TellsChanges ? null : Find(_terms, 0));
            // No word list knows every verb: where all amounts must be used anyhow, their direction may be another than was read.
            var guessed = found is null && Find(_terms.ConvertAll(term => term with { Direction = Direction.Either }), (1 << _terms.Count) - 1) is { } any ? any : null;
            found ??= guessed;
            var expected = _result && (_moved || _sameThing);
            var all = found is not null && found.Used == (1 << _terms.Count) - 1;
            if (found is not null)
                return new ArithmeticAnswer(_sameThing || _result || all ? true : null, true, guessed is not null ? 0.5 : _sameThing ? 0.9 : _result ? 0.7 : 0.6, $"{found.Shown} = {NumericInterval.N(found.Value)}: “{shown}” follows by arithmetic.");
            return new ArithmeticAnswer(expected ? false : null, false, 0.6, $"No sum over {string.Join(", ", _terms.Select(term => term.Shown))} that the words allow gives “{shown}”.");
        }

        private NumericTerm? Find(List<NumericTerm> terms, int needed)
        {
            if (terms.Count < 2)
                return null;
            NumericTerm? best = null;
            Walk(terms, needed, ref best);
            return best;
        }

        private void Walk(List<NumericTerm> terms, int needed, ref NumericTerm? best)
        {
            for (var i = 0; i < terms.Count; i++)
            {
                for (var j = i + 1; j < terms.Count; j++)
                {
                    foreach (var made in NumericTerm.Combine(terms[i], terms[j], _compares, _target.Quantity.Head))
                    {
                        if ((made.Used & needed) == needed && Gives(made) && (best is null || made.Shown.Length < best.Shown.Length))
                            best = made;
                        if (terms.Count > 2)
                        {
                            var rest = new List<NumericTerm>(terms.Count - 1) { made };
                            for (var k = 0; k < terms.Count; k++)
                            {
                                if (k != i && k != j)
                                    rest.Add(terms[k]);
                            }
                            Walk(rest, needed, ref best);
                        }
                    }
                }
            }
        }

        private bool Gives(NumericTerm made)
        {
            var value = _target.Quantity.Unit == "%" ? made.Value * 100 : made.Value;
            var wanted = _target.Exact.Low;
            var slack = wanted == Math.Floor(wanted) ? 1e-6 : 1e-4;
            return Math.Abs(value - wanted) <= slack * Math.Max(1, Math.Abs(wanted) * 1e-3);
        }

        /// <summary>"4 red balloons" where the hypothesis asks for violet ones; "yesterday" where it asks for today.</summary>
        private static bool Other(NumericMention mention, NumericMention target)
        {
            var (x, y) = (mention.Quantity.Modifiers, target.Quantity.Modifiers);
            if (x.Count > 0 && y.Count > 0 && !x.Any(y.Contains))
                return true;
            return Follows(mention, "yesterday") && target.Sentence.Tokens.Any(token => token.Is("today"));
        }

        private static bool Follows(NumericMention mention, params string[] words)
        {
            var tokens = mention.Sentence.Tokens;
            for (var k = mention.Quantity.Last; k < tokens.Count && k < mention.Quantity.Last + 7 && tokens[k].Kind != TokenKind.Number; k++)
            {
                if (Array.IndexOf(words, tokens[k].Lower) >= 0)
                    return true;
            }
            return false;
        }
    }
}
