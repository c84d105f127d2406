namespace Mixdown.Project.LanguageServer.Text;

/// <summary>A place in a document as editors count it.</summary>
/// <param name="Line">From 0.</param>
/// <param name="Character">From 0, in UTF-16 units; behind the end of a line it means that end.</param>
public readonly record struct TextPosition(int Line, int Character);
