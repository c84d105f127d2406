using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Origins;

/// <summary>Says where a stretch of text came from; it ends where the next mark starts.</summary>
/// <param name="Start">Offset in the text.</param>
/// <param name="Place">The text or the expression in the template.</param>
/// <param name="Inner">The marks of the value when it was text that a macro or a block wrote; null for other values.</param>
/// <param name="IsVerbatim">Whether the stretch stands in the template as it is.</param>
readonly record struct OriginMark(int Start, JinjaPlace Place, JinjaOrigins? Inner, bool IsVerbatim);
