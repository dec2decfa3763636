namespace Dashboard.Evaluation.Training.Tone;

/// <summary>A comment to learn from.</summary>
/// <param name="Set">Where it comes from.</param>
/// <param name="Text">The comment.</param>
/// <param name="Labels">Per head: yes, no, or null where the set does not tell.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="HatefulWeight">How much of that for identity attack.</param>
/// <param name="Spans">Where raters marked the words; null where nobody was asked.</param>
internal sealed record ToneCase(string Set, string Text, bool?[] Labels, double Weight, IReadOnlyList<(int Start, int End)>? Spans = null, double HatefulWeight = 1);
