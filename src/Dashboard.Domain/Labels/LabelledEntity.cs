using Dashboard.Domain.Claims;

namespace Dashboard.Domain.Labels;

/// <summary>Somebody or something and the words that the articles use for it.</summary>
/// <param name="Key">Stable within the story.</param>
/// <param name="Name">The fullest of the ways in which it is written, the most frequent where several are as full.</param>
/// <param name="Variants">Every way in which it is written, the most frequent first.</param>
/// <param name="Terms">The words, the most frequent first.</param>
public sealed record LabelledEntity(string Key, string Name, IReadOnlyList<string> Variants, IReadOnlyList<LabelTerm> Terms);

/// <summary>One word or phrase for an entity, e.g. "interim mayor".</summary>
/// <param name="Term">Lower case, as most often written.</param>
/// <param name="Uses">Every place where it stands for the entity.</param>
public sealed record LabelTerm(string Term, IReadOnlyList<LabelUse> Uses);

/// <summary>A place where a term stands for an entity.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Source">The outlet, for display.</param>
/// <param name="Voice">The outlet's own words or words between quotation marks.</param>
/// <param name="Speaker">Whose words they are when quoted or reported; null for the outlet's own.</param>
/// <param name="Start">First UTF-16 code unit of the term in the stored text.</param>
/// <param name="End">One past the last.</param>
/// <param name="SentenceStart">First UTF-16 code unit of the sentence around it.</param>
/// <param name="SentenceEnd">One past the last.</param>
public sealed record LabelUse(string ArticleId, string Source, Voice Voice, string? Speaker, int Start, int End, int SentenceStart, int SentenceEnd);
