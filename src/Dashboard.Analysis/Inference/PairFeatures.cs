using Dashboard.Analysis.Statements;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Measures two texts against each other: one number per <see cref="PairFeature"/>, then one per relation and word part.</summary>
internal sealed class PairFeatures
{
    private const int Parts = (int)WordPart.Function;
    private const int AllRelations = (int)PairRelation.None + 1;

    public const int Count = (int)PairFeature.Relations + AllRelations * Parts;

    private readonly PairText _p;
    private readonly PairText _h;

    private PairFeatures(PairText p, PairText h)
    {
        (_p, _h) = (p, h);
        Alignment = PairAlignment.Of(p, h);
        Overlap();
        Differences();
        Slots();
        Relations();
        Dropped();
        Added();
        Denial();
        Amounts();
        Joining();
        Manner();
        Numbers();
        PairClauses.Measure(p, h, Alignment, Values);
    }

    public PairAlignment Alignment { get; }

    /// <summary>What the numbers alone say.</summary>
    public NumericJudgement Numeric { get; private set; } = null!;

    public float[] Values { get; } = new float[Count];

    public static PairFeatures Of(PairText p, PairText h) => new(p, h);

    public static string Name(int feature)
    {
        if (feature < (int)PairFeature.Relations)
            return ((PairFeature)feature).ToString();
        var at = feature - (int)PairFeature.Relations;
        return (PairRelation)(at / Parts) + "." + (WordPart)(at % Parts);
    }

    public static int OfRelation(PairRelation relation, WordPart part) => (int)PairFeature.Relations + (int)relation * Parts + (int)part;

    private ref float this[PairFeature feature] => ref Values[(int)feature];

    private static bool IsSupport(PairRelation relation) => relation is PairRelation.Same or PairRelation.Synonym or PairRelation.PremiseNarrower or PairRelation.Kin;

    private void Overlap()
    {
        int contentP = 0, contentH = 0, coveredP = 0, coveredH = 0, supported = 0;
        for (var h = 0; h < Alignment.OfH.Length; h++)
        {
            if (!_h.Words[h].IsContent)
                continue;
            contentH++;
            if (Alignment.OfH[h] is var at && at >= 0)
            {
                coveredH += Alignment.Pairs[at].Relation is PairRelation.Same or PairRelation.Synonym ? 1 : 0;
                supported += IsSupport(Alignment.Pairs[at].Relation) ? 1 : 0;
            }
        }
        for (var p = 0; p < Alignment.OfP.Length; p++)
        {
            if (!_p.Words[p].IsContent)
                continue;
            contentP++;
            coveredP += Alignment.OfP[p] is var at && at >= 0 && IsSupport(Alignment.Pairs[at].Relation) ? 1 : 0;
        }
        this[PairFeature.CoveredH] = Share(coveredH, contentH);
        this[PairFeature.SupportedH] = Share(supported, contentH);
        this[PairFeature.CoveredP] = Share(coveredP, contentP);
        this[PairFeature.CommonH] = Share(Alignment.Common, _h.Words.Count);
        this[PairFeature.CommonP] = Share(Alignment.Common, _p.Words.Count);
        this[PairFeature.BigramsH] = Bigrams();
        this[PairFeature.LengthP] = _p.Words.Count;
        this[PairFeature.LengthH] = _h.Words.Count;
        this[PairFeature.LengthRatio] = Share(_h.Words.Count, _p.Words.Count);
        this[PairFeature.ContentP] = contentP;
        this[PairFeature.ContentH] = contentH;
        this[PairFeature.SentencesP] = _p.Sentences.Count;
        this[PairFeature.IdenticalWords] = Alignment.Gaps.Count == 0 ? 1 : 0;
    }

    private float Bigrams()
    {
        var there = new HashSet<(string, string)>();
        for (var i = 1; i < _p.Words.Count; i++)
            there.Add((_p.Words[i - 1].Lemma, _p.Words[i].Lemma));
        var shared = 0;
        for (var i = 1; i < _h.Words.Count; i++)
            shared += there.Contains((_h.Words[i - 1].Lemma, _h.Words[i].Lemma)) ? 1 : 0;
        return Share(shared, _h.Words.Count - 1);
    }

    private void Differences()
    {
        foreach (var gap in Alignment.Gaps)
        {
            this[PairFeature.Gaps]++;
            this[gap.P == 0 ? PairFeature.GapsInserting : gap.H == 0 ? PairFeature.GapsDropping : PairFeature.GapsReplacing]++;
            this[PairFeature.WordsInserted] += gap.P == 0 ? gap.H : 0;
            this[PairFeature.WordsDropped] += gap.H == 0 ? gap.P : 0;
            if (gap is { P: > 0, H: > 0 })
                this[PairFeature.LargestReplaced] = Math.Max(this[PairFeature.LargestReplaced], Math.Max(gap.P, gap.H));
        }
        this[PairFeature.OneWordReplaced] = Alignment.Gaps.Count == 1 && Alignment.Gaps[0] is { P: 1, H: 1 } ? 1 : 0;
        this[PairFeature.SmallGapsOnly] = Alignment.Gaps.Count is 1 or 2 && Alignment.Gaps.TrueForAll(gap => gap is { P: <= 3, H: <= 3 }) ? 1 : 0;
        var content = Alignment.Pairs.Where(pair => _h.Words[pair.H].IsContent && IsSupport(pair.Relation)).OrderBy(pair => pair.H).ToList();
        int inversions = 0, names = 0;
        for (var i = 0; i < content.Count; i++)
        {
            for (var j = i + 1; j < content.Count; j++)
            {
                if (content[i].P <= content[j].P)
                    continue;
                inversions++;
                names += IsNaming(_h.Words[content[i].H]) && IsNaming(_h.Words[content[j].H]) ? 1 : 0;
            }
        }
        this[PairFeature.Inversions] = content.Count < 2 ? 0 : inversions / (content.Count * (content.Count - 1) / 2f);
        this[PairFeature.NamesSwapped] = names;
        this[PairFeature.SwappedAround] = SwappedAroundVerb(content);
        var firstP = First(_p);
        var firstH = First(_h);
        this[PairFeature.FirstNounDiffers] = firstP < 0 || firstH < 0 || Alignment.OfH[firstH] is var at && at >= 0 && Alignment.Pairs[at].P == firstP ? 0
            : Alignment.OfH[firstH] >= 0 ? 1 : 2;

        static bool IsNaming(PairWord word) => word.Part is WordPart.Name or WordPart.Noun;
    }

    private int First(PairText text)
    {
        var most = text == _p ? Alignment.OfP.Length : Alignment.OfH.Length;
        for (var i = 0; i < most; i++)
        {
            if (text.Words[i].Part is WordPart.Noun or WordPart.Name)
                return i;
        }
        return -1;
    }

    /// <summary>What stood on both sides of a shared verb stands there the other way round.</summary>
    private float SwappedAroundVerb(List<WordPair> content)
    {
        foreach (var verb in content.Where(pair => _h.Words[pair.H].Part == WordPart.Verb && pair.Relation == PairRelation.Same))
        {
            var before = content.Exists(pair => pair.H < verb.H && pair.P > verb.P && _h.Words[pair.H].Part is WordPart.Noun or WordPart.Name);
            var after = content.Exists(pair => pair.H > verb.H && pair.P < verb.P && _h.Words[pair.H].Part is WordPart.Noun or WordPart.Name);
            if (before && after)
                return 1;
        }
        return 0;
    }

    private void Slots()
    {
        Span<float> least = [9, 9, 9, 9, 9, 9, 9];
        foreach (var pair in Alignment.Pairs)
        {
            if (!_h.Words[pair.H].IsContent)
                continue;
            var inGap = pair.Relation != PairRelation.Same && Alignment.InOneGap(pair.P, pair.H);
            switch (pair.Relation)
            {
                case PairRelation.Synonym: Slot(PairFeature.SlotSynonym); least[6] = Math.Min(least[6], pair.Rank); break;
                case PairRelation.PremiseNarrower: Slot(PairFeature.SlotPremiseNarrower); least[2] = Math.Min(least[2], pair.Depth + pair.Rank); break;
                case PairRelation.PremiseBroader: Slot(PairFeature.SlotPremiseBroader); least[3] = Math.Min(least[3], pair.Depth + pair.Rank); break;
                case PairRelation.Opposite: Slot(PairFeature.SlotOpposite); least[1] = Math.Min(least[1], pair.Rank); break;
                case PairRelation.WeakOpposite: Slot(PairFeature.SlotWeakOpposite); break;
                case PairRelation.Exclusive: Slot(_h.Words[pair.H].Part == WordPart.Number ? PairFeature.SlotNumber : PairFeature.SlotExclusive); least[4] = Math.Min(least[4], pair.Rank); break;
                case PairRelation.Sibling: Slot(PairFeature.SlotSibling); least[0] = Math.Min(least[0], pair.Depth); least[5] = Math.Min(least[5], pair.Rank); break;
                case PairRelation.PartOrWhole: Slot(PairFeature.SlotPartOrWhole); break;
                case PairRelation.Kin: Slot(PairFeature.SlotKin); break;
                default: break;
            }

            void Slot(PairFeature feature) => this[feature] += inGap ? 1 : 0;
        }
        this[PairFeature.LeastSiblingDepth] = least[0];
        this[PairFeature.LeastOppositeRank] = least[1];
        this[PairFeature.LeastNarrowerDepth] = least[2];
        this[PairFeature.LeastBroaderDepth] = least[3];
        this[PairFeature.ExclusiveRank] = least[4];
        this[PairFeature.SiblingRank] = least[5];
        this[PairFeature.SynonymRank] = least[6];
        foreach (var gap in Alignment.Gaps)
        {
            for (var h = gap.HFirst; h < gap.HLast; h++)
            {
                for (var p = gap.PFirst; p < gap.PLast; p++)
                    UnrelatedInSlot(p, h);
            }
        }
    }

    private void UnrelatedInSlot(int p, int h)
    {
        var (a, b) = (_p.Words[p], _h.Words[h]);
        if (!a.IsContent && !b.IsContent && Opposites.AreListed(a.Lower, b.Lower))
            this[PairFeature.SlotFunctionOpposite]++;
        if (!a.IsContent || !b.IsContent || Alignment.OfP[p] >= 0 || Alignment.OfH[h] >= 0 || a.Part != b.Part)
            return;
        this[PairFeature.SlotNone]++;
        if (a.Part == WordPart.Noun && Lexicon.ClassOf(a.Lemma) == Lexicon.ClassOf(b.Lemma))
            this[PairFeature.SlotNoneSameSort]++;
        if (a.Part == WordPart.Name)
            this[PairFeature.SlotName]++;
    }

    private void Relations()
    {
        for (var h = 0; h < Alignment.OfH.Length; h++)
        {
            var word = _h.Words[h];
            if (!word.IsContent)
                continue;
            var relation = Alignment.OfH[h] is var at && at >= 0 ? Alignment.Pairs[at].Relation : PairRelation.None;
            Values[OfRelation(relation, word.Part)]++;
        }
    }

    private void Dropped()
    {
        for (var p = 0; p < Alignment.OfP.Length; p++)
        {
            if (Alignment.OfP[p] >= 0)
                continue;
            switch (_p.Words[p].Part)
            {
                case WordPart.Noun: this[PairFeature.DroppedNoun]++; break;
                case WordPart.Verb: this[PairFeature.DroppedVerb]++; break;
                case WordPart.Modifier: this[PairFeature.DroppedModifier]++; break;
                case WordPart.Name: this[PairFeature.DroppedName]++; break;
                case WordPart.Number: this[PairFeature.DroppedNumber]++; break;
                default: break;
            }
        }
    }

    private void Added()
    {
        var sorts = new HashSet<NounClass>();
        for (var p = 0; p < Alignment.OfP.Length; p++)
        {
            if (Alignment.OfP[p] < 0 && _p.Words[p].Part == WordPart.Noun)
                sorts.Add(Lexicon.ClassOf(_p.Words[p].Lemma));
        }
        for (var h = 0; h < Alignment.OfH.Length; h++)
        {
            var word = _h.Words[h];
            if (Alignment.OfH[h] >= 0)
                continue;
            if (word.Part == WordPart.Verb && this[PairFeature.DroppedVerb] > 0)
                this[PairFeature.AddedVerbBesideVerb]++;
            if (word.Part == WordPart.Name && this[PairFeature.DroppedName] > 0)
                this[PairFeature.AddedNameBesideName]++;
            if (word.Part != WordPart.Noun)
                continue;
            var sort = Lexicon.ClassOf(word.Lemma);
            this[PairWordLists.Somebody.Contains(word.Lemma) ? PairFeature.AddedSomebody : sort switch
            {
                NounClass.Person => PairFeature.AddedPerson,
                NounClass.Animal => PairFeature.AddedAnimal,
                NounClass.Location or NounClass.Object => PairFeature.AddedPlace,
                NounClass.Time => PairFeature.AddedTime,
                NounClass.Act or NounClass.Event or NounClass.Process or NounClass.Phenomenon => PairFeature.AddedAct,
                NounClass.State or NounClass.Attribute or NounClass.Feeling or NounClass.Cognition or NounClass.Motive => PairFeature.AddedState,
                NounClass.Group => PairFeature.AddedGroup,
                _ => PairFeature.AddedThing,
            }]++;
            if (sorts.Contains(sort))
                this[PairFeature.AddedSameSort]++;
            if (h > 0 && sorts.Count > 0 && Enumerable.Range(Math.Max(0, h - 3), Math.Min(3, h)).Any(k => _h.Words[k].Part == WordPart.Verb && Alignment.OfH[k] >= 0))
                this[PairFeature.AddedNounUnderSameVerb]++;
        }
    }

    private void Denial()
    {
        this[PairFeature.NegationsP] = Denials(_p);
        this[PairFeature.NegationsH] = Denials(_h);
        this[PairFeature.ParityDiffers] = ((int)this[PairFeature.NegationsP] + (int)this[PairFeature.NegationsH]) % 2;
        foreach (var pair in Alignment.Pairs)
        {
            var (p, h) = (_p.Words[pair.P], _h.Words[pair.H]);
            if (!h.IsContent || !IsSupport(pair.Relation) && pair.Relation != PairRelation.PremiseBroader)
                continue;
            if (p.Negated != h.Negated)
            {
                this[p.Negated ? PairFeature.NegatedOnlyP : PairFeature.NegatedOnlyH]++;
                this[PairFeature.NegatedVerbDiffers] += h.Part == WordPart.Verb ? 1 : 0;
            }
            else if (p.Negated)
            {
                this[PairFeature.NegatedBoth]++;
            }
        }
        foreach (var gap in Alignment.Gaps)
        {
            int p = InGap(_p, gap.PFirst, gap.PLast, IsNegation), h = InGap(_h, gap.HFirst, gap.HLast, IsNegation);
            this[PairFeature.NegationAdded] += Math.Max(0, h - p);
            this[PairFeature.NegationDropped] += Math.Max(0, p - h);
            p = InGap(_p, gap.PFirst, gap.PLast, IsRefusal);
            h = InGap(_h, gap.HFirst, gap.HLast, IsRefusal);
            this[PairFeature.RefusalAdded] += Math.Max(0, h - p);
            this[PairFeature.RefusalDropped] += Math.Max(0, p - h);
        }
        this[PairFeature.NobodyP] = Words(_p, word => PairWordLists.Nobody.Contains(word.Lower));
        this[PairFeature.NobodyH] = Words(_h, word => PairWordLists.Nobody.Contains(word.Lower));
        this[PairFeature.RefusalP] = Words(_p, IsRefusal);
        this[PairFeature.RefusalH] = Words(_h, IsRefusal);
        this[PairFeature.WithoutP] = Words(_p, word => word.Lower == "without");
        this[PairFeature.WithoutH] = Words(_h, word => word.Lower == "without");
        this[PairFeature.NoNounP] = Words(_p, word => word.Lower == "no");
        this[PairFeature.NoNounH] = Words(_h, word => word.Lower == "no");
        this[PairFeature.NegationEarlyP] = Early(_p);
        this[PairFeature.NegationEarlyH] = Early(_h);

        static float Early(PairText text)
        {
            for (var i = 0; i < text.Words.Count; i++)
            {
                if (IsNegation(text.Words[i]))
                    return 1 - (float)i / text.Words.Count;
            }
            return 0;
        }
    }

    private static int Denials(PairText text) => text.Sentences.Sum(sentence => Enumerable.Range(0, sentence.Tokens.Count).Count(i => Polarity.IsNegator(sentence.Tokens[i]) && !Polarity.IsEmpty(sentence.Tokens, i)));

    private static bool IsNegation(PairWord word) =>
        word.Lower is "not" or "no" or "never" or "nobody" or "none" or "nothing" or "cannot" or "without" or "neither" or "nor" || word.Lower.EndsWith("n't", StringComparison.Ordinal);

    private static bool IsRefusal(PairWord word) => PairWordLists.Refusals.Contains(word.Lemma) || PairWordLists.Refusals.Contains(word.Lower);

    private void Amounts()
    {
        Both(PairFeature.UniversalP, PairFeature.UniversalH, PairWordLists.Universal);
        Both(PairFeature.ExistentialP, PairFeature.ExistentialH, PairWordLists.Existential);
        Both(PairFeature.MostP, PairFeature.MostH, PairWordLists.Most);
        Both(PairFeature.ExactP, PairFeature.ExactH, PairWordLists.Exactness);
        foreach (var gap in Alignment.Gaps)
        {
            int p = Strongest(_p, gap.PFirst, gap.PLast), h = Strongest(_h, gap.HFirst, gap.HLast);
            if (p >= 0 && h >= 0 && p != h)
                this[p == 0 || h == 0 ? PairFeature.AmountDenied : h < p ? PairFeature.AmountWeaker : PairFeature.AmountStronger]++;
            this[PairFeature.ExactAdded] += InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Exactness.Contains(word.Lower));
            this[PairFeature.ExactDropped] += InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Exactness.Contains(word.Lower));
        }

        static int Strongest(PairText text, int first, int last)
        {
            var found = -1;
            for (var i = first; i < last; i++)
            {
                var word = text.Words[i].Lower;
                var strength = word is "no" or "none" or "nobody" or "neither" ? 0 : PairWordLists.Existential.Contains(word) ? 1 : PairWordLists.Most.Contains(word) ? 2 : PairWordLists.Universal.Contains(word) ? 3 : -1;
                found = Math.Max(found, strength);
            }
            return found;
        }
    }

    private void Joining()
    {
        this[PairFeature.AndP] = Words(_p, word => word.Lower == "and");
        this[PairFeature.AndH] = Words(_h, word => word.Lower == "and");
        this[PairFeature.OrP] = Words(_p, word => word.Lower is "or" or "either");
        this[PairFeature.OrH] = Words(_h, word => word.Lower is "or" or "either");
        this[PairFeature.ButP] = Words(_p, word => word.Lower is "but" or "although" or "though" or "yet" or "despite");
        this[PairFeature.ButH] = Words(_h, word => word.Lower is "but" or "although" or "though" or "yet" or "despite");
        foreach (var gap in Alignment.Gaps)
        {
            int andP = In(_p, gap.PFirst, gap.PLast, "and"), andH = In(_h, gap.HFirst, gap.HLast, "and"), orP = In(_p, gap.PFirst, gap.PLast, "or"), orH = In(_h, gap.HFirst, gap.HLast, "or");
            this[PairFeature.OrForAnd] += andP > 0 && orH > 0 ? 1 : 0;
            this[PairFeature.AndForOr] += orP > 0 && andH > 0 ? 1 : 0;
            this[PairFeature.AndAdded] += Math.Max(0, andH - andP);
            this[PairFeature.AndDropped] += Math.Max(0, andP - andH);
            this[PairFeature.OrAdded] += Math.Max(0, orH - orP);
            this[PairFeature.OrDropped] += Math.Max(0, orP - orH);
        }

        static int In(PairText text, int first, int last, string which) => InGap(text, first, last, word => word.Lower == which);
    }

    private void Manner()
    {
        Both(PairFeature.ModalP, PairFeature.ModalH, PairWordLists.Modals);
        Both(PairFeature.HedgeP, PairFeature.HedgeH, PairWordLists.Hedges);
        Both(PairFeature.ComparingP, PairFeature.ComparingH, PairWordLists.Comparing);
        foreach (var gap in Alignment.Gaps)
        {
            int p = InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Hedges.Contains(word.Lower)), h = InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Hedges.Contains(word.Lower));
            this[PairFeature.HedgeAdded] += Math.Max(0, h - p);
            this[PairFeature.HedgeDropped] += Math.Max(0, p - h);
            p = InGap(_p, gap.PFirst, gap.PLast, word => PairWordLists.Modals.Contains(word.Lower));
            h = InGap(_h, gap.HFirst, gap.HLast, word => PairWordLists.Modals.Contains(word.Lower));
            this[PairFeature.ModalAdded] += Math.Max(0, h - p);
            this[PairFeature.ModalDropped] += Math.Max(0, p - h);
            this[PairFeature.ComparingOpposed] += InGap(_h, gap.HFirst, gap.HLast,
                word => PairWordLists.Comparing.Contains(word.Lower) && Enumerable.Range(gap.PFirst, gap.P).Any(i => Opposites.AreListed(_p.Words[i].Lower, word.Lower)));
        }
        this[PairFeature.FutureDiffers] = Math.Sign(Words(_h, word => PairWordLists.Future.Contains(word.Lower))) - Math.Sign(Words(_p, word => PairWordLists.Future.Contains(word.Lower)));
        this[PairFeature.PastDiffers] = Math.Sign(Words(_h, word => PairWordLists.Past.Contains(word.Lower))) - Math.Sign(Words(_p, word => PairWordLists.Past.Contains(word.Lower)));
        bool heP = Words(_p, word => PairWordLists.He.Contains(word.Lower)) > 0, heH = Words(_h, word => PairWordLists.He.Contains(word.Lower)) > 0,
            sheP = Words(_p, word => PairWordLists.She.Contains(word.Lower)) > 0, sheH = Words(_h, word => PairWordLists.She.Contains(word.Lower)) > 0;
        this[PairFeature.GenderDiffers] = heP && !sheP && sheH && !heH || sheP && !heP && heH && !sheH ? 1 : 0;
        this[PairFeature.DayDiffers] = Disjoint(word => Calendar.IsDayOrMonth(word.Lower) && word.Lower is not ("may" or "march"));
        this[PairFeature.YearDiffers] = Disjoint(word => word.Lower.Length == 4 && word.Lower[0] is '1' or '2' && word.Lower.All(char.IsAsciiDigit));
        this[PairFeature.ThereIsP] = ThereIs(_p);
        this[PairFeature.ThereIsH] = ThereIs(_h);
        this[PairFeature.QuestionP] = _p.Sentences.Any(sentence => sentence.Quote.EndsWith('?')) ? 1 : 0;

        static float ThereIs(PairText text) => text.Words.Count > 1 && text.Words[0].Lower == "there" ? 1 : 0;

        float Disjoint(Func<PairWord, bool> which)
        {
            var p = _p.Words.Where(which).Select(word => word.Lower).ToHashSet(StringComparer.Ordinal);
            var h = _h.Words.Where(which).Select(word => word.Lower).ToHashSet(StringComparer.Ordinal);
            return p.Count == 0 || h.Count == 0 ? 0 : h.IsSubsetOf(p) ? -1 : 1;
        }
    }

    private void Numbers()
    {
        var there = _p.Words.Where(word => word.Part == WordPart.Number).ToList();
        foreach (var word in _h.Words.Where(word => word.Part == WordPart.Number))
        {
            this[PairFeature.NumbersH]++;
            var met = there.Exists(other => other.Lower == word.Lower || PairNumbers.Of(other.Lower) is { } value && PairNumbers.Of(word.Lower) is { } asked && value.Equals(asked));
            this[met ? PairFeature.NumberMet : there.Count > 0 ? PairFeature.NumberAgainst : PairFeature.NumberUnmet]++;
        }
        this[PairFeature.NumbersP] = there.Count;
        Numeric = NumericInference.Judge(_p.Sentences, _h.Sentences);
        var features = Numeric.Features;
        this[PairFeature.NumericEntails] = Numeric.Relation == NumericRelation.Entails ? 1 : 0;
        this[PairFeature.NumericContradicts] = Numeric.Relation == NumericRelation.Contradicts ? 1 : 0;
        this[PairFeature.NumericStrength] = (float)Numeric.Strength;
        this[PairFeature.NumericMatched] = features.Matched;
        this[PairFeature.NumericLoosely] = features.Loosely;
        this[PairFeature.NumericOpen] = features.Open;
        this[PairFeature.NumericConflicting] = features.Conflicting;
        this[PairFeature.NumericUnmatched] = features.Unmatched;
        this[PairFeature.NumericByArithmetic] = features.ByArithmetic;
        this[PairFeature.NumericAgainstArithmetic] = features.AgainstArithmetic;
        this[PairFeature.NumericReachable] = features.Reachable ? 1 : 0;
        this[PairFeature.NumericSameWords] = (float)features.SameWords;
        this[PairFeature.NumericLikeness] = (float)features.Likeness;
    }

    private void Both(PairFeature p, PairFeature h, HashSet<string> words)
    {
        this[p] = Words(_p, word => words.Contains(word.Lower));
        this[h] = Words(_h, word => words.Contains(word.Lower));
    }

    private static int Words(PairText text, Func<PairWord, bool> which) => text.Words.Count(which);

    private static int InGap(PairText text, int first, int last, Func<PairWord, bool> which)
    {
        var count = 0;
        for (var i = first; i < last; i++)
            count += which(text.Words[i]) ? 1 : 0;
        return count;
    }

    private static float Share(int part, int whole) => whole <= 0 ? 0 : (float)part / whole;
}
