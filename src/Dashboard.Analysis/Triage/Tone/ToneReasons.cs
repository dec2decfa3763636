namespace Dashboard.Analysis.Triage.Tone;

/// <summary>Says in one plain sentence, with the comment's own words, why it was raised.</summary>
internal static class ToneReasons
{
    private const int LongestQuote = 40;

    /// <summary>"“All those …” are called “rats”, as if people were animals or dirt."</summary>
    public static string Attack(ToneOpinion opinion)
    {
        var (from, to) = opinion.Reading[opinion.Worst(ToneHead.IdentityAttack)];
        var group = Heaviest(opinion, ToneHead.IdentityAttack, from, to, word => opinion.Reading.Targets[word] == ToneTarget.Group && opinion.Reading.Text.Words[word].Is(ToneClass.Group | ToneClass.WeakGroup | ToneClass.Slur));
        var attack = Heaviest(opinion, ToneHead.IdentityAttack, from, to, word => word != group && opinion.Reading.Modes[word] is ToneMode.Plain or ToneMode.Denied && (opinion.Reading.Classes[word] & (ToneClass.Attack | ToneClass.Good)) != 0);
        var swept = Sweep(opinion.Reading, group, from);
        var who = group < 0 ? "a group" : Quote(opinion, swept >= 0 ? swept : group, group);
        if (group >= 0 && (opinion.Reading.Classes[group] & ToneClass.Slur) != 0 && (attack < 0 || opinion.Share(group, ToneHead.IdentityAttack) >= opinion.Share(attack, ToneHead.IdentityAttack)))
            return $"{who} is a word that insults a group of people.";
        if (attack < 0)
            return swept >= 0 ? $"{who} judges a whole group." : $"Speaks ill of {who} as a group.";
        var what = Quote(opinion, attack, attack);
        var (sort, denied) = (opinion.Reading.Classes[attack], opinion.Reading.Modes[attack] == ToneMode.Denied);
        var rest = denied && (sort & ToneClass.Good) != 0 ? $"{what} is denied to all of them"
            : (sort & (ToneClass.Violence | ToneClass.Death)) != 0 ? $"{what} speaks of violence against them"
            : (sort & ToneClass.Exclusion) != 0 ? $"{what} wants to shut them out"
            : (sort & ToneClass.Beast) != 0 ? $"{what} makes people into animals or dirt"
            : (sort & (ToneClass.Hate | ToneClass.Disgust)) != 0 ? $"{what} is said of them"
            : (sort & ToneClass.Crime) != 0 ? $"{what} blames all of them" : $"{what} is said of all of them";
        return swept >= 0 ? $"{who} judges a whole group, and {rest}." : $"{who} are spoken of as one: {rest}.";
    }

    /// <summary>"All …", "only the …": the worst sentence judges a group as one.</summary>
    public static bool JudgesAll(ToneOpinion opinion)
    {
        var (from, to) = opinion.Reading[opinion.Worst(ToneHead.IdentityAttack)];
        for (var word = from; word < to; word++)
        {
            if (opinion.Reading.Targets[word] == ToneTarget.Group && opinion.Reading.Modes[word] == ToneMode.Plain && Sweep(opinion.Reading, word, from) >= 0)
                return true;
        }
        return false;
    }

    /// <summary>The word before the name of a group that makes it a verdict on all of them; -1 for none.</summary>
    private static int Sweep(ToneReading reading, int group, int from) =>
        group > from && reading.Text.Words[group - 1].Is(ToneClass.Sweep | ToneClass.Pointing) ? group - 1
        : group > from + 1 && reading.Text.Words[group - 2].Is(ToneClass.Sweep) ? group - 2 : -1;

    public static string Insult(ToneOpinion opinion)
    {
        var (from, to) = opinion.Reading[opinion.Worst(ToneHead.Insult)];
        // The reason names a word that is marked.
        var marked = ToneSpans.WordsOf(opinion, ToneHead.Insult, opinion.Worst(ToneHead.Insult));
        var word = Heaviest(opinion, ToneHead.Insult, from, to, word => !opinion.Reading.Text.Words[word].Entry.IsMask && (marked.Count == 0 || marked.Contains(word)));
        var aimed = Enumerable.Range(from, to - from).Any(i => opinion.Reading.Targets[i] == ToneTarget.You);
        return word < 0 ? "Reads as an insult." : aimed ? $"{Quote(opinion, word, word)} insults the person who is addressed." : $"{Quote(opinion, word, word)} runs somebody down instead of arguing.";
    }

    public static string Threat(ToneOpinion opinion)
    {
        var (from, to) = opinion.Reading[opinion.Worst(ToneHead.Threat)];
        var word = Heaviest(opinion, ToneHead.Threat, from, to, _ => true);
        var deed = Heaviest(opinion, ToneHead.Threat, from, to, i => (opinion.Reading.Classes[i] & (ToneClass.Violence | ToneClass.Death)) != 0);
        var shown = deed >= 0 ? deed : word;
        return shown < 0 ? "Threatens somebody or wishes them harm." : $"{Quote(opinion, shown, shown)} threatens somebody or wishes them harm.";
    }

    private static int Heaviest(ToneOpinion opinion, ToneHead head, int from, int to, Predicate<int> fits)
    {
        var best = -1;
        for (var word = from; word < to; word++)
        {
            if (fits(word) && (best < 0 || opinion.Share(word, head) > opinion.Share(best, head)))
                best = word;
        }
        return best;
    }

    private static string Quote(ToneOpinion opinion, int from, int to)
    {
        var written = opinion.Written(from, to);
        return $"“{(written.Length > LongestQuote ? written[..LongestQuote].TrimEnd() + "…" : written)}”";
    }
}
