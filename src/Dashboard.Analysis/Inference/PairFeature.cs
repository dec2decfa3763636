namespace Dashboard.Analysis.Inference;

/// <summary>What is measured about two texts. The order is the order in the model file: add at the end of a block, and train again.</summary>
internal enum PairFeature
{
    // How much of one text stands in the other.
    CoveredH, CoveredP, SupportedH, CommonH, CommonP, BigramsH, LengthP, LengthH, LengthRatio, ContentP, ContentH, IdenticalWords, SentencesP,

    // Where they differ, in order.
    Gaps, GapsInserting, GapsDropping, GapsReplacing, WordsInserted, WordsDropped, LargestReplaced, OneWordReplaced, Inversions, NamesSwapped, FirstNounDiffers, SwappedAround, SmallGapsOnly,

    // One word in the place of another.
    SlotSynonym, SlotPremiseNarrower, SlotPremiseBroader, SlotOpposite, SlotWeakOpposite, SlotExclusive, SlotSibling, SlotPartOrWhole, SlotKin, SlotNone, SlotNoneSameSort, SlotFunctionOpposite,
    SlotName, SlotNumber, LeastSiblingDepth, LeastOppositeRank, LeastNarrowerDepth, LeastBroaderDepth, ExclusiveRank, SiblingRank, SynonymRank,

    // What the first text says and the second does not.
    DroppedNoun, DroppedVerb, DroppedModifier, DroppedName, DroppedNumber,

    // What the second adds, and whether something of the same sort was left.
    AddedPerson, AddedAnimal, AddedPlace, AddedTime, AddedAct, AddedState, AddedThing, AddedGroup, AddedSomebody, AddedSameSort, AddedVerbBesideVerb, AddedNameBesideName, AddedNounUnderSameVerb,

    // Denying.
    NegationsP, NegationsH, ParityDiffers, NegatedOnlyP, NegatedOnlyH, NegatedBoth, NegatedVerbDiffers, NegationAdded, NegationDropped, NobodyP, NobodyH, RefusalP, RefusalH, RefusalAdded, RefusalDropped,
    WithoutP, WithoutH, NoNounP, NoNounH, NegationEarlyP, NegationEarlyH,

    // Amounts in words.
    UniversalP, UniversalH, ExistentialP, ExistentialH, MostP, MostH, ExactP, ExactH, AmountWeaker, AmountStronger, AmountDenied, ExactAdded, ExactDropped,

    // And, or, but.
    AndP, AndH, OrP, OrH, ButP, ButH, OrAdded, OrDropped, AndAdded, AndDropped, OrForAnd, AndForOr,

    // How sure, and when.
    ModalP, ModalH, HedgeP, HedgeH, HedgeAdded, HedgeDropped, ModalAdded, ModalDropped, FutureDiffers, PastDiffers, GenderDiffers, ComparingP, ComparingH, ComparingOpposed, DayDiffers, YearDiffers,
    ThereIsP, ThereIsH, QuestionP,

    // Numbers.
    NumbersP, NumbersH, NumberMet, NumberUnmet, NumberAgainst,
    NumericEntails, NumericContradicts, NumericStrength, NumericMatched, NumericLoosely, NumericOpen, NumericConflicting, NumericUnmatched, NumericByArithmetic, NumericAgainstArithmetic,
    NumericReachable, NumericSameWords, NumericLikeness,

    // Who does what.
    PredicatesMet, PredicatesUnmet, MainPredicateMet, DoerMet, DoerDiffers, UndergoerMet, UndergoerDiffers, DoerIsUndergoer, ClauseDenied, TenseDiffers, ModalityDiffers, ConditionalP, ConditionalH, UnderTellingP,

    // After these: per relation and word part, how many words of the second text.
    Relations,
}
