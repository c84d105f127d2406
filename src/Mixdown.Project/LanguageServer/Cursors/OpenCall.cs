namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>The call whose parentheses a cursor is in.</summary>
/// <param name="Name">What is called, with dots; empty for a list, a map or a group.</param>
/// <param name="Texts">The arguments before the cursor that are texts; null in the place of any other.</param>
/// <param name="Keyword">The name of the argument at the cursor; null when it has none.</param>
sealed record OpenCall(string Name, IReadOnlyList<string?> Texts, string? Keyword)
{
    /// <summary>How many arguments stand before the one at the cursor.</summary>
    public int Index => Texts.Count;
}
