using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>The ways in which a word can go on.</summary>
/// <param name="Replaced">The word, whole.</param>
/// <param name="Items">What can come in its place, in the order in which it is shown.</param>
public sealed record ProposalList(TextRange Replaced, IReadOnlyList<Proposal> Items);
