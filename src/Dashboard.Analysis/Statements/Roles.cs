using Dashboard.Analysis.Text;

namespace Dashboard.Analysis.Statements;

/// <summary>On whose behalf somebody speaks.</summary>
internal enum Estate
{
    /// <summary>Could be anybody's: an official, a source, a report.</summary>
    Any,
    
    /// <summary>Speaks for some body, it is not said which: anybody but a bystander or a relative.</summary>
    Office,
    Government, Police, Justice, Defence, Company, Medicine, Labour, Bystander, Relative, Opposition, Science, Church, Military, Sport, Press, Aid,
}

/// <summary>Nouns by which reports call whoever speaks, and on whose behalf such people speak.</summary>
internal static class Roles
{
    private static readonly Dictionary<string, Estate> Listed = Read("""
        Office: official authority spokesman spokeswoman spokesperson representative statement
        Government: government minister ministry president premier chancellor mayor governor senator congressman congresswoman lawmaker mp councillor councilor ambassador diplomat secretary administration parliament
        Police: police officer detective sheriff constable trooper sergeant investigator cop firefighter firefighters fireman
        Justice: prosecutor prosecution judge court clerk magistrate coroner
        Defence: lawyer attorney barrister solicitor counsel defendant
        Company: company firm corporation manufacturer retailer airline ceo executive bank maker chipmaker
        Medicine: hospital doctor nurse surgeon physician paramedic clinic
        Labour: union
        Bystander: witness neighbor neighbour resident onlooker bystander passerby eyewitness survivor passenger
        Relative: father mother brother sister son daughter uncle aunt wife husband family relative widow parent cousin
        Opposition: opposition rebel insurgent militant activist protester dissident
        Science: scientist researcher professor analyst expert economist seismologist
        Church: pastor priest bishop reverend church minister imam rabbi
        Military: navy army military soldier commander admiral
        Sport: coach player team club captain league manager
        Press: newspaper magazine broadcaster reporter correspondent journalist blog website media
        Aid: charity agency organisation organization
        """);

    /// <summary>The noun says who somebody is: a person's part or a body that speaks.</summary>
    public static bool IsOne(string noun) => Listed.ContainsKey(noun) || Listed.ContainsKey(Singular(noun))
        || Lexicon.CanBe(noun, NounClass.Person, 1);

    /// <summary>On whose behalf people of this noun speak; <see cref="Estate.Any"/> where it could be several.</summary>
    public static Estate Of(string noun) => Listed.TryGetValue(noun, out var estate) || Listed.TryGetValue(Singular(noun), out estate) ? estate : Estate.Any;

    /// <summary>
    /// Whether somebody called by the first nouns cannot be somebody called by the second: both say on whose behalf, and it is not the same. A
    /// "spokesman" alone says nothing of it, the "government" of a "government spokesman" does.
    /// </summary>
    public static bool Exclude(IReadOnlyCollection<string> one, IReadOnlyCollection<string> other)
    {
        var (x, y) = (Estates(one), Estates(other));
        return x.Count > 0 && y.Count > 0 && !x.Overlaps(y) && (!x.Contains(Estate.Office) || y.IsSubsetOf(Private)) && (!y.Contains(Estate.Office) || x.IsSubsetOf(Private)) && !one.Any(a => other.Any(b => AreNear(a, b)));
    }

    private static bool AreNear(string a, string b) =>
        Lexicon.Relate(a, b) is { Relation: Relation.Same or Relation.Synonym or Relation.Broader or Relation.Narrower or Relation.Derived or Relation.Part or Relation.Whole, Rank: <= 2 };

    private static readonly HashSet<Estate> Private = [Estate.Bystander, Estate.Relative];

    private static HashSet<Estate> Estates(IEnumerable<string> nouns)
    {
        var estates = nouns.Select(Of).Where(estate => estate != Estate.Any).ToHashSet();
        // A "government spokesman" speaks for the government.
        if (estates.Count > 1)
            estates.Remove(Estate.Office);
        return estates;
    }

    private static string Singular(string noun) => Lexicon.Lemma(noun, PartOfSpeech.Noun);

    private static Dictionary<string, Estate> Read(string list)
    {
        var map = new Dictionary<string, Estate>(StringComparer.Ordinal);
        foreach (var row in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = row.IndexOf(':', StringComparison.Ordinal);
            foreach (var noun in row[(cut + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                map.TryAdd(noun, Enum.Parse<Estate>(row[..cut]));
        }
        return map;
    }
}
