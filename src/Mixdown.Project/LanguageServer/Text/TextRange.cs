using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.LanguageServer.Text;

/// <summary>A stretch of a document.</summary>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character behind its last one.</param>
public readonly record struct TextRange(TextPosition Start, TextPosition End)
{
    /// <summary>The stretch that a message points at, which never goes beyond its line.</summary>
    public static TextRange Of(SourceSpan at)
    {
        var (line, character) = (Math.Max(0, at.Line - 1), Math.Max(0, at.Column - 1));
        return new TextRange(new TextPosition(line, character), new TextPosition(line, character + Math.Max(1, at.Length)));
    }
}
