using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Project.LanguageServer.Answers;

/// <summary>Something that a file has by name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Detail">What it is: <c>macro</c>, <c>cte</c>, <c>model</c>, <c>column</c>.</param>
/// <param name="Range">Where its name is written.</param>
/// <param name="Children">What it has by name itself.</param>
public sealed record DocumentSymbol(string Name, string Detail, TextRange Range, IReadOnlyList<DocumentSymbol> Children);
