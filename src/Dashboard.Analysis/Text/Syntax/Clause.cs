namespace Dashboard.Analysis.Text.Syntax;

internal enum Tense { None, Past, Present, Future }

/// <summary>How sure or willing: the class of the modal verb.</summary>
internal enum Modality { None, Would, Can, May, Should, Must }

/// <summary>How a clause hangs in its sentence.</summary>
internal enum ClauseLink { Main, Conjunct, Content, OpenComplement, Adverbial, Relative, Modifier, Aside, Subject }

internal enum PhraseRole { Subject, Object, IndirectObject, Predicate, Agent, Time, Place, Other }

/// <summary>A stretch of words with one head, as it stands to a predicate.</summary>
/// <param name="Head">Number of its main word.</param>
/// <param name="First">First word of all that belongs to it.</param>
/// <param name="Last">Last word.</param>
/// <param name="CoreFirst">First word without what is only told on the side (appositions, relative clauses).</param>
/// <param name="CoreLast">Last word of that core.</param>
/// <param name="Preposition">"in", "because of"; empty for none.</param>
internal sealed record Phrase(PhraseRole Role, int Head, int First, int Last, int CoreFirst, int CoreLast, string Preposition);

/// <summary>What negates a predicate, and which words it denies.</summary>
/// <param name="Word">Number of "not", "never", "no" ...</param>
/// <param name="First">First word in its scope.</param>
/// <param name="Last">Last word in its scope.</param>
internal sealed record Negation(int Word, int First, int Last);

/// <summary>One predicate with all that belongs to it. Numbers are those of <see cref="Parse.Words"/>.</summary>
internal sealed class Clause
{
    /// <summary>The verb; for "X is the president" the noun or adjective.</summary>
    public required int Predicate { get; init; }

    /// <summary>Base form with its particle: "carry out", "be" for a copula.</summary>
    public required string Lemma { get; init; }

    /// <summary>"X is the president", "X was ill": the predicate is no verb.</summary>
    public required bool IsCopular { get; init; }
    public required Tense Tense { get; init; }
    public required bool IsPerfect { get; init; }
    public required bool IsProgressive { get; init; }
    public required bool IsPassive { get; init; }
    public required Modality Modality { get; init; }

    /// <summary>The modal verb as a base form, or empty.</summary>
    public required string Modal { get; init; }
    public required Negation? Negation { get; init; }
    public bool IsNegated => Negation is not null;

    /// <summary>Grammatical subject; shared or understood ones are found too ("He came and <i>saw</i>", "people <i>killed</i> in the fire").</summary>
    public Phrase? Subject { get; set; }
    public Phrase? Object { get; set; }
    public required Phrase? IndirectObject { get; init; }

    /// <summary>Prepositional and bare phrases: times, places, agents, others.</summary>
    public required IReadOnlyList<Phrase> Obliques { get; set; }

    /// <summary>Numbers of the adverbs that hang on it, negation left out.</summary>
    public required IReadOnlyList<int> Adverbs { get; init; }
    public required ClauseLink Link { get; set; }

    /// <summary>"that", "if", "because", "to": the word that leads it, or empty.</summary>
    public required string Mark { get; init; }

    /// <summary>The clause that it hangs on, or null.</summary>
    public Clause? Parent { get; set; }

    /// <summary>What is said, thought or ordered by it: "says <i>that the bridge is closed</i>".</summary>
    public Clause? Content { get; set; }

    /// <summary>Under "if", "unless" or "whether": nothing is claimed.</summary>
    public bool IsConditional => Mark is "if" or "unless" or "whether" or "should";

    /// <summary>Whoever does it, passive or not.</summary>
    public Phrase? Doer => IsPassive ? Obliques.FirstOrDefault(phrase => phrase.Role == PhraseRole.Agent) : Subject;

    /// <summary>Whatever it is done to, passive or not.</summary>
    public Phrase? Undergoer => IsPassive ? Subject ?? Object : Object;

    /// <summary>First and last word of the whole clause.</summary>
    public required (int First, int Last) Span { get; init; }
}
