namespace Dashboard.Analysis.Inference;

/// <summary>Words of the language that turn, bound or soften what a sentence says.</summary>
internal static class PairWordLists
{
    public static readonly HashSet<string> Nobody = Set("nobody none nothing nowhere neither nor noone");

    /// <summary>Say that something is not so or does not come about.</summary>
    public static readonly HashSet<string> Refusals = Set("""
        deny refuse fail reject refute dispute avoid prevent lack cancel decline forbid ban prohibit miss neglect withhold cease stop halt quit block abandon forget doubt
        unable impossible unlikely absence lack refusal failure denial false falsely wrong incorrect untrue instead hardly barely scarcely rarely seldom
        """);

    public static readonly HashSet<string> Universal = Set("all every each everyone everybody everything always both everywhere entire whole any anyone anybody anything only");
    public static readonly HashSet<string> Existential = Set("some several certain someone somebody something sometimes few various a an one another part partly somewhere");
    public static readonly HashSet<string> Most = Set("most many much mostly majority often usually numerous multiple lots plenty");
    public static readonly HashSet<string> Exactness = Set("only just exactly solely merely alone except but");
    public static readonly HashSet<string> Modals = Set("can could may might should must ought shall would");
    public static readonly HashSet<string> Hedges = Set("""
        may might could possibly perhaps allegedly reportedly apparently unclear uncertain if whether alleged unconfirmed likely probably suspected appear appears appeared seem seems seemed
        claimed purported rumoured rumored expected planned plans plan hope hopes hoped try tries tried attempt attempted intend intends want wants wanted
        """);
    public static readonly HashSet<string> Future = Set("will shall 'll won't going upcoming soon tomorrow next");
    public static readonly HashSet<string> Past = Set("was were had did ago yesterday last former formerly previously once used");
    public static readonly HashSet<string> He = Set("he him his himself");
    public static readonly HashSet<string> She = Set("she her hers herself");

    /// <summary>Somebody or something, whoever it is: a sentence about them follows from one about anybody.</summary>
    public static readonly HashSet<string> Somebody = Set("person people someone somebody human individual something thing object there group");

    /// <summary>Comparatives, and what degree words do: more, less.</summary>
    public static readonly HashSet<string> Comparing = Set("more less fewer higher lower bigger smaller larger better worse than before after earlier later");

    private static HashSet<string> Set(string words) => new(words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
}
