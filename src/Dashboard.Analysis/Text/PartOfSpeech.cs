namespace Dashboard.Analysis.Text;

/// <summary>The seventeen universal word classes (Universal Dependencies), plus "not known yet".</summary>
internal enum PartOfSpeech : byte
{
    Unknown, Noun, ProperNoun, Verb, Auxiliary, Adjective, Adverb, Pronoun, Determiner, Adposition, Numeral,
    Coordinator, Subordinator, Particle, Interjection, Punctuation, Sign, Other,
}
