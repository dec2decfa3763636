using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Inference;

/// <summary>Measures where two texts differ: what stands in another order, in the place of something else, was left out or added.</summary>
internal sealed class PairDifferences
{
    private readonly PairText _p;
    private readonly PairText _h;
    private readonly PairAlignment _alignment;
    private readonly float[] _values;

    public PairDifferences(PairText p, PairText h, PairAlignment alignment, float[] values) => (_p, _h, _alignment, _values) = (p, h, alignment, values);

    public void Measure()
    {
        Differences();
        Slots();
        Relations();
        Dropped();
        Added();
    }

    private ref float this[PairFeature feature] => ref _values[(int)feature];

    private void Differences()
    {
        foreach (var gap in _alignment.Gaps)
        {
            this[PairFeature.Gaps]++;
            this[gap.P == 0 ? PairFeature.GapsInserting : gap.H == 0 ? PairFeature.GapsDropping : PairFeature.GapsReplacing]++;
            this[PairFeature.WordsInserted] += gap.P == 0 ? gap.H : 0;
            this[PairFeature.WordsDropped] += gap.H == 0 ? gap.P : 0;
            if (gap is { P: > 0, H: > 0 })
                this[PairFeature.LargestReplaced] = Math.Max(this[PairFeature.LargestReplaced], Math.Max(gap.P, gap.H));
        }
        this[PairFeature.OneWordReplaced] = _alignment.Gaps.Count == 1 && _alignment.Gaps[0] is { P: 1, H: 1 } ? 1 : 0;
        this[PairFeature.SmallGapsOnly] = _alignment.Gaps.Count is 1 or 2 && _alignment.Gaps.TrueForAll(gap => gap is { P: <= 3, H: <= 3 }) ? 1 : 0;
        var content = _alignment.Pairs.Where(pair => _h.Words[pair.H].IsContent && PairFeatures.IsSupport(pair.Relation)).OrderBy(pair => pair.H).ToList();
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
        this[PairFeature.FirstNounDiffers] = firstP < 0 || firstH < 0 || _alignment.OfH[firstH] is var at && at >= 0 && _alignment.Pairs[at].P == firstP ? 0
            : _alignment.OfH[firstH] >= 0 ? 1 : 2;

        static bool IsNaming(PairWord word) => word.Part is WordPart.Name or WordPart.Noun;
    }

    private int First(PairText text)
    {
        var most = text == _p ? _alignment.OfP.Length : _alignment.OfH.Length;
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
        foreach (var pair in _alignment.Pairs)
        {
            if (!_h.Words[pair.H].IsContent)
                continue;
            var inGap = pair.Relation != PairRelation.Same && _alignment.InOneGap(pair.P, pair.H);
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
        foreach (var gap in _alignment.Gaps)
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
        if (!a.IsContent || !b.IsContent || _alignment.OfP[p] >= 0 || _alignment.OfH[h] >= 0 || a.Part != b.Part)
            return;
        this[PairFeature.SlotNone]++;
        if (a.Part == WordPart.Noun && Lexicon.ClassOf(a.Lemma) == Lexicon.ClassOf(b.Lemma))
            this[PairFeature.SlotNoneSameSort]++;
        if (a.Part == WordPart.Name)
            this[PairFeature.SlotName]++;
    }

    private void Relations()
    {
        for (var h = 0; h < _alignment.OfH.Length; h++)
        {
            var word = _h.Words[h];
            if (!word.IsContent)
                continue;
            var relation = _alignment.OfH[h] is var at && at >= 0 ? _alignment.Pairs[at].Relation : PairRelation.None;
            _values[PairFeatures.OfRelation(relation, word.Part)]++;
        }
    }

    private void Dropped()
    {
        for (var p = 0; p < _alignment.OfP.Length; p++)
        {
            if (_alignment.OfP[p] >= 0)
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
        for (var p = 0; p < _alignment.OfP.Length; p++)
        {
            if (_alignment.OfP[p] < 0 && _p.Words[p].Part == WordPart.Noun)
                sorts.Add(Lexicon.ClassOf(_p.Words[p].Lemma));
        }
        for (var h = 0; h < _alignment.OfH.Length; h++)
        {
            var word = _h.Words[h];
            if (_alignment.OfH[h] >= 0)
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
            if (h > 0 && sorts.Count > 0 && Enumerable.Range(Math.Max(0, h - 3), Math.Min(3, h)).Any(k => _h.Words[k].Part == WordPart.Verb && _alignment.OfH[k] >= 0))
                this[PairFeature.AddedNounUnderSameVerb]++;
        }
    }
}
