using System.Collections.Frozen;
using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Triage;

/// <summary>What must follow a verb so that it tells of a crime and not of a stolen show.</summary>
internal enum CrimeObject { Any, Person, Property, Paper, Vote, Goods, Money, Crime }

/// <summary>The language's words for crimes.</summary>
internal static class CrimeWords
{
    /// <summary>Verbs in all their forms, with what their object must be.</summary>
    private static readonly Dictionary<string, CrimeObject> s_verbs = Read("""
        Property: steal steals stole stolen stealing
        Money: embezzle embezzles embezzled embezzling launder launders laundered laundering loot looted looting plunder plundered plundering siphon siphoned siphoning pocketed pocketing misappropriated
        Person: murder murders murdered murdering assassinate assassinated assassinating poison poisons poisoned poisoning rape rapes raped raping molest molests molested molesting groped groping
        Person: assaulted assaulting kidnap kidnapped kidnapping abduct abducted abducting torture tortured torturing bribe bribes bribed bribing blackmail blackmailed blackmailing
        Person: defraud defrauded defrauding swindle swindled swindling extorted extorting
        Vote: rig rigs rigged rigging
        Paper: forge forged forging falsify falsified falsifying doctored faked faking
        Goods: smuggle smuggled smuggling traffic trafficked trafficking
        """);

    private static readonly Dictionary<CrimeObject, HashSet<string>> s_objects = new()
    {
        [CrimeObject.Property] = Set("money fund funds millions billions million billion land lands property pension pensions savings wages election elections vote votes oil gold cash documents data secrets files paintings car cars "
            + "jewels jewellery jewelry treasury donations aid taxes dollars euros pounds rubles deposits inheritance wallet cattle goods food supplies equipment resources territory farm farms house houses ballots"),
        [CrimeObject.Money] = Set("money fund funds millions billions million billion cash treasury dollars euros pounds donations aid proceeds taxes budget pension pensions savings coffers account accounts state country company city"),
        [CrimeObject.Vote] = Set("election elections vote votes ballot ballots referendum tender tenders contract contracts bid bids auction trial trials jury"),
        [CrimeObject.Paper] = Set("document documents signature signatures record records papers certificate certificates evidence books accounts invoice invoices passport passports ballots results test tests"),
        [CrimeObject.Goods] = Set("drug drugs cocaine heroin weapons arms guns cash gold people children women girls migrants diamonds cigarettes oil ivory"),
        [CrimeObject.Crime] = Set("murder murders fraud perjury treason theft arson rape manslaughter bribery extortion forgery embezzlement blackmail genocide larceny incest"),
    };

    /// <summary>Somebody who did a crime.</summary>
    public static readonly HashSet<string> Doers = Set("thief murderer rapist pedophile paedophile fraudster crook criminal embezzler swindler arsonist poisoner smuggler kidnapper gangster mobster molester felon");

    public static readonly HashSet<string> Bribes = Set("bribe bribes kickback kickbacks backhander backhanders bribery");

    public static readonly HashSet<string> TakingBribes = Set("take takes took taken taking accept accepts accepted accepting receive receives received receiving demand demanded demanding pay pays paid paying offer offered offering pocketed pocketing got");

    /// <summary>How something was got that should not have been.</summary>
    public static readonly HashSet<string> Means = Set("bribery bribes corruption fraud extortion theft forgery blackmail kickbacks embezzlement");

    public static readonly HashSet<string> Got = Set("stolen obtained acquired won bought awarded taken seized got gotten gained secured granted built financed grabbed sold");

    public static readonly HashSet<string> Enforcers = Set("police cops troops soldiers army thugs goons mob militia gangs mercenaries gunmen");

    public static readonly HashSet<string> Violence = Set("destroy beat attack kill shoot burn demolish terrorise terrorize intimidate murder rape torture smash evict rob loot assault");

    /// <summary>A court or a prosecutor is behind it.</summary>
    public static readonly HashSet<string> InCourt = Set("convicted sentenced jailed imprisoned indicted charged arrested guilty accused");

    public static readonly string AllWords = string.Join(' ', s_verbs.Keys.Concat(Doers).Concat(Bribes).Concat(Means).Concat(s_objects[CrimeObject.Crime]).Concat(Violence).Append("crimes").Append("crime").Append("oath"));

    private static readonly FrozenSet<string> s_all = AllWords.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <summary>It is one of <see cref="AllWords"/>.</summary>
    public static bool Has(string lower) => s_all.Contains(lower);

    public static CrimeObject? ObjectOf(string verb) => s_verbs.TryGetValue(verb, out var what) ? what : null;

    public static bool IsCrime(string noun) => s_objects[CrimeObject.Crime].Contains(noun);

    /// <summary>The word can be the object that the verb needs.</summary>
    public static bool Fits(CrimeObject what, string lower) => what switch
    {
        CrimeObject.Any => true,
        CrimeObject.Person => lower is "him" or "her" or "them" or "people" || Lexicon.ClassOf(lower) == NounClass.Person,
        _ => s_objects[what].Contains(lower),
    };

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    private static Dictionary<string, CrimeObject> Read(string table)
    {
        var map = new Dictionary<string, CrimeObject>(StringComparer.Ordinal);
        foreach (var row in table.Split('\n'))
        {
            var cut = row.IndexOf(':', StringComparison.Ordinal);
            foreach (var verb in row[(cut + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) map.Add(verb, Enum.Parse<CrimeObject>(row[..cut].Trim()));
        }
        return map;
    }
}
