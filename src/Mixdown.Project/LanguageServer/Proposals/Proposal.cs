namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>A way in which a word can go on.</summary>
/// <param name="Word">The word, as it is shown.</param>
/// <param name="Kind">What it is.</param>
public sealed record Proposal(string Word, ProposalKind Kind)
{
    /// <summary>What comes in the place of the word; by default the word alone.</summary>
    public string Written { get; init; } = Word;

    /// <summary>A few words beside it: a signature, a type.</summary>
    public string Detail { get; init; } = "";

    /// <summary>For people, Markdown.</summary>
    public string Description { get; init; } = "";
}
