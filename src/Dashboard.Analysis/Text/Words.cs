namespace Dashboard.Analysis.Text;

/// <summary>Closed lists of the language: words that carry grammar, not content.</summary>
internal static class Words
{
    /// <summary>Carry no content of their own; never compared.</summary>
    public static readonly HashSet<string> Stop = Set("""
        a an the this that these those such same other another each every either neither both all any some no none
        i me my mine we us our ours you your yours he him his she her hers it its they them their theirs one ones who whom whose which what
        and or but nor so yet for of in on at by to from with without into onto out off up down over under above below about around between among
        through during before after since until till against toward towards upon within across along behind beyond near as than like per via
        is am are was were be been being has have had having do does did done doing will would shall should can could may might must ought
        not never n't if then else when while where why how because although though unless whether once again also too very more most much many
        less least few fewer several just only even still already ever there here now then however meanwhile therefore thus
        it's that's there's he's she's let's i'm you're we're they're i've we've they've i'll we'll he'll she'll they'll
        don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't shouldn't mustn't
        get got make made take taken go went come came let put set own well back away ago
        mr mrs ms dr sir
        """);

    /// <summary>Say that somebody says something; the thing said is what is compared.</summary>
    public static readonly HashSet<string> Reporting = Stems_("""
        say state announce claim report add note explain insist argue confirm allege assert declare suggest indicate acknowledge
        admit concede estimate believe think write tweet post quote cite describe reply respond recall stress emphasize reveal disclose maintain
        contend accuse according statement spokesman spokeswoman spokesperson
        """);

    public static readonly HashSet<string> Pronouns = Set("i me we us he him she her it they them himself herself itself themselves");

    /// <summary>Start a phrase after the noun, so that a noun phrase ends before them.</summary>
    public static readonly HashSet<string> Prepositions = Set("""
        of in on at by to from with without into onto out off over under above below about around between among through during before after
        since until till against toward towards upon within across along behind beyond near as than like per via inside outside
        """);

    public static readonly HashSet<string> Determiners = Set("a an the this that these those its his her their our your my some any no every each all both");

    /// <summary>Periods after these do not end a sentence.</summary>
    public static readonly HashSet<string> Abbreviations = Set("""
        mr mrs ms dr prof gen col lt maj capt sgt sen rep gov rev hon st mt ft jr sr inc corp co ltd llc plc vs etc no nos
        jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun approx dept est fig al cf e.g i.e
        """);

    /// <summary>Common in all news, so that sharing them says little.</summary>
    public static readonly HashSet<string> Common = Stems_("""
        year month week day time today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday morning night evening afternoon
        january february march april may june july august september october november december
        new old first last second next late early former recent current man woman people person country government state city president minister official
        part number group case way thing place world report news include use work call plan want expect need know see look help
        according around million billion thousand hundred percent dollar hour minute right high long good great big large
        spokesman statement agency authority public member head chief leader meeting issue area end start begin show #begin #end #people #report
        #tell #big #small #show #ask #help #need #announce
        """);

    private static HashSet<string> Set(string words) =>
        new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);

    private static HashSet<string> Stems_(string words)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Set(words))
            set.Add(word[0] == '#' ? word : Concepts.Of(word));
        return set;
    }
}
