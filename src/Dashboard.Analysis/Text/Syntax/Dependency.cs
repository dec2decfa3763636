namespace Dashboard.Analysis.Text.Syntax;

/// <summary>How a word hangs on its head: the relations of Universal Dependencies that the parser learns.</summary>
internal enum Dependency : byte
{
    Unknown, Root, Subject, PassiveSubject, OuterSubject, ClausalSubject, Object, IndirectObject, Complement, OpenComplement, Oblique, Agent, BareOblique,
    AdverbialClause, Adverb, Auxiliary, PassiveAuxiliary, Copula, Mark, Case, Determiner, Number, Adjective, Possessor, Nominal, BareNominal, Apposition, Clause,
    RelativeClause, AdverbialRelative, Compound, VerbParticle, Flat, Fixed, Conjunct, Coordinator, Expletive, Parataxis, Discourse, Vocative, List, Repaired, Orphan, Dislocated,
    GoesWith, Punctuation, Other,
}

internal static class Dependencies
{
    private static readonly Dictionary<string, Dependency> ByName = new(StringComparer.Ordinal)
    {
        ["root"] = Dependency.Root, ["nsubj"] = Dependency.Subject, ["nsubj:pass"] = Dependency.PassiveSubject, ["nsubj:outer"] = Dependency.OuterSubject,
        ["csubj"] = Dependency.ClausalSubject, ["csubj:pass"] = Dependency.ClausalSubject, ["csubj:outer"] = Dependency.ClausalSubject, ["obj"] = Dependency.Object,
        ["iobj"] = Dependency.IndirectObject, ["ccomp"] = Dependency.Complement, ["xcomp"] = Dependency.OpenComplement, ["obl"] = Dependency.Oblique, ["obl:agent"] = Dependency.Agent,
        ["obl:unmarked"] = Dependency.BareOblique, ["advcl"] = Dependency.AdverbialClause, ["advmod"] = Dependency.Adverb, ["aux"] = Dependency.Auxiliary,
        ["aux:pass"] = Dependency.PassiveAuxiliary, ["cop"] = Dependency.Copula, ["mark"] = Dependency.Mark, ["case"] = Dependency.Case, ["det"] = Dependency.Determiner,
        ["det:predet"] = Dependency.Determiner, ["nummod"] = Dependency.Number, ["amod"] = Dependency.Adjective, ["nmod:poss"] = Dependency.Possessor, ["nmod"] = Dependency.Nominal,
        ["nmod:unmarked"] = Dependency.BareNominal, ["nmod:desc"] = Dependency.BareNominal, ["appos"] = Dependency.Apposition, ["acl"] = Dependency.Clause,
        ["acl:relcl"] = Dependency.RelativeClause, ["advcl:relcl"] = Dependency.AdverbialRelative, ["compound"] = Dependency.Compound, ["compound:prt"] = Dependency.VerbParticle,
        ["flat"] = Dependency.Flat, ["fixed"] = Dependency.Fixed, ["conj"] = Dependency.Conjunct, ["cc"] = Dependency.Coordinator, ["cc:preconj"] = Dependency.Coordinator,
        ["expl"] = Dependency.Expletive, ["parataxis"] = Dependency.Parataxis, ["discourse"] = Dependency.Discourse, ["vocative"] = Dependency.Vocative, ["list"] = Dependency.List,
        ["reparandum"] = Dependency.Repaired, ["orphan"] = Dependency.Orphan, ["dislocated"] = Dependency.Dislocated, ["goeswith"] = Dependency.GoesWith, ["punct"] = Dependency.Punctuation,
    };

    public static Dependency Of(string name) => ByName.GetValueOrDefault(name, Dependency.Other);
}
