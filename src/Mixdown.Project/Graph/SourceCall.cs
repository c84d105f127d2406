using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Graph;

/// <summary>A call of source().</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Table">The table's name.</param>
/// <param name="At">Where the call stands.</param>
public sealed record SourceCall(string Source, string Table, SourceSpan At);
