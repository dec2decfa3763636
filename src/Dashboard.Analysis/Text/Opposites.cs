namespace Dashboard.Analysis.Text;

/// <summary>Opposites that WordNet does not list: words of grammar, and what reports say of acts, outcomes and amounts.</summary>
internal static class Opposites
{
    public static bool AreListed(string a, string b) => Listed.TryGetValue(a, out var others) && others.Contains(b);

    /// <summary>One word is the other with a denying prefix or ending: "stable" and "unstable", "armed" and "unarmed".</summary>
    public static bool DifferByPrefix(string a, string b, LexicalFile file)
    {
        if (a.Length > b.Length)
            (a, b) = (b, a);
        if (a.Length < 4 || NoOpposites.Contains(b))
            return false;
        if (b.EndsWith(a, StringComparison.Ordinal))
        {
            var prefix = b.AsSpan(0, b.Length - a.Length);
            return prefix is "un" or "non" or "non-" || file is LexicalFile.Adjective or LexicalFile.Adverb && prefix is "in" or "im" or "ir" or "il" or "dis" || file == LexicalFile.Verb && prefix is "dis" or "de";
        }
        return file == LexicalFile.Adjective && a.EndsWith("ful", StringComparison.Ordinal) && b.EndsWith("less", StringComparison.Ordinal)
            && a.AsSpan(0, a.Length - 3).SequenceEqual(b.AsSpan(0, b.Length - 4));
    }

    private static readonly HashSet<string> NoOpposites = new(StringComparer.Ordinal)
    {
        "inflammable", "invaluable", "unravel", "unloose", "unloosen", "disannul", "intense", "indifferent", "distill", "impassive", "impassioned", "incense", "infamous", "indebted",
        "dispose", "display", "discover", "discharge", "dispatch", "disport", "disguise", "discard", "discuss", "distend", "demean", "deserve", "deliver", "describe", "detail", "detract",
        "defile", "defend", "despite", "decease", "derange", "deform", "depart", "depress", "detest", "delight", "demand", "debate", "decline", "delimit", "denote", "deplane",
    };

    private static readonly Dictionary<string, HashSet<string>> Listed = Read("""
        with/without|inside/outside|in/out|on/off|up/down|above/below|over/under|before/after|for/against|into/out of|onto/off|in front of/behind|can/cannot|sometimes/never|toward/away from|towards/away from|
        always/never|often/rarely|everyone/nobody|everybody/nobody|everybody/no one|everyone/no one|everything/nothing|somebody/nobody|someone/nobody|someone/no one|something/nothing|
        anything/nothing|anyone/nobody|all/none|all/no|some/none|some/no|every/no|any/no|both/neither|either/neither|each/no|and/nor|many/few|much/little|more/less|more/fewer|most/least|
        everywhere/nowhere|somewhere/nowhere|early/late|earlier/later|upstairs/downstairs|indoors/outdoors|ahead/behind|forward/backward|forwards/backwards|together/apart|together/alone|still/no longer|
        support/oppose|supporter/opponent|arrest/release|detain/release|free/detain|jail/free|imprison/free|capture/release|capture/free|convict/clear|convict/acquit|clear/charge|guilty/innocent|guilty/not guilty|
        accuse/exonerate|accuse/clear|blame/exonerate|confirm/deny|confirm/refute|admit/deny|acknowledge/deny|claim/deny|deny/concede|hire/fire|hire/dismiss|hire/sack|appoint/dismiss|appoint/sack|
        start/finish|start/end|start/stop|begin/end|begin/stop|begin/finish|begin/conclude|continue/stop|continue/end|continue/halt|resume/halt|resume/suspend|resume/stop|launch/cancel|go ahead/cancel|proceed/cancel|
        attack/defend|stay/leave|remain/leave|stay/go|stay/depart|remain/depart|resign/remain|resign/stay|quit/stay|quit/remain|join/leave|join/quit|enter/leave|arrive/leave|arrive/depart|come/leave|
        survive/die|survive/perish|live/die|survivor/victim|kill/spare|save/destroy|pass/fail|pass/reject|approve/reject|approve/veto|approve/deny|approve/block|sign/veto|accept/decline|accept/reject|accept/refuse|agree/refuse|agree/disagree|
        grant/deny|grant/refuse|allow/ban|permit/ban|allow/prohibit|permit/prohibit|allow/forbid|allow/block|allow/prevent|legalize/ban|legalise/ban|legalize/outlaw|legal/banned|lift/impose|adopt/reject|back/oppose|back/reject|
        uphold/overturn|uphold/reverse|uphold/strike down|affirm/overturn|affirm/reverse|
        raise/lower|raise/cut|raise/reduce|raise/slash|increase/cut|increase/reduce|increase/lower|increase/decline|increase/fall|increase/drop|rise/fall|rise/drop|rise/decline|rise/decrease|rise/plunge|rise/slump|
        climb/fall|climb/drop|climb/decline|soar/plunge|soar/plummet|soar/fall|soar/drop|jump/fall|jump/drop|gain/lose|gain/fall|gain/drop|grow/shrink|grow/decline|grow/fall|growth/decline|grow/contract|expand/shrink|expand/contract|surge/plunge|surge/drop|surge/fall|
        up/lower|higher/lower|upgrade/downgrade|improve/worsen|improve/deteriorate|strengthen/weaken|boost/cut|boost/reduce|double/halve|recover/collapse|ease/tighten|accelerate/slow|speed up/slow down|
        praise/criticize|praise/criticise|praise/condemn|welcome/condemn|welcome/criticize|welcome/criticise|applaud/condemn|optimistic/pessimistic|hopeful/pessimistic|
        found/missing|alive/dead|alive/killed|safe/dangerous|injured/unhurt|injured/unharmed|injured/uninjured|hurt/unhurt|wounded/unharmed|armed/unarmed|true/false|correct/wrong|right/wrong|real/fake|genuine/fake|
        open/closed|open/shut|full/empty|voluntary/forced|intentional/accidental|deliberate/accidental|deliberately/accidentally|intentionally/accidentally|peaceful/violent|calm/violent|majority/minority|victory/defeat|win/lose|win/defeat|beat/lose to|
        profit/loss|success/failure|succeed/fail|surplus/deficit|surplus/shortage|import/export|ally/enemy|friend/enemy|war/peace|day/night|morning/evening|morning/afternoon|morning/night|afternoon/evening|
        buy/sell|borrow/lend|teach/learn|push/pull|sit/stand|sitting/standing|sleep/wake|asleep/awake|walk/run|laugh/cry|smile/frown|love/hate|like/dislike|find/lose|give/take|send/receive|ask/answer|question/answer|
        build/demolish|build/destroy|create/destroy|repair/break|repair/damage|protect/harm|help/hinder|help/harm|rescue/abandon|lock/unlock|cover/uncover|include/exclude|including/excluding|
        known/unknown|public/private|public/secret|domestic/foreign|local/foreign|permanent/temporary|partial/complete|partially/completely|partly/entirely|official/unofficial|rich/poor|cheap/expensive|hot/cold|warm/cool|wet/dry|
        healthy/sick|healthy/ill|young/old|new/old|first/last|tall/short|big/small|large/small|huge/tiny|fast/slow|quickly/slowly|loud/quiet|noisy/quiet|clean/dirty|strong/weak|light/dark|bright/dark|heavy/light|hard/soft|
        employed/unemployed|employed/jobless|married/single|married/divorced|married/unmarried|indoor/outdoor|vertical/horizontal|urban/rural|sunny/rainy|sunny/cloudy|happy/depressed|crowded/empty|crowded/deserted|clothed/naked|dressed/naked|alone/together
        """);

    private static Dictionary<string, HashSet<string>> Read(string list)
    {
        var map = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var pair in list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('/', StringComparison.Ordinal);
            Add(pair[..cut], pair[(cut + 1)..]);
            Add(pair[(cut + 1)..], pair[..cut]);
        }
        return map;

        void Add(string one, string other) => (map.TryGetValue(one, out var set) ? set : map[one] = new HashSet<string>(StringComparer.Ordinal)).Add(other);
    }
}
