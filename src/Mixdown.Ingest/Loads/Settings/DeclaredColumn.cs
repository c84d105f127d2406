using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>A column whose type the project file gives.</summary>
/// <param name="Name">As in the file's header.</param>
/// <param name="Type">The type.</param>
/// <param name="At">Where it is said.</param>
public sealed record DeclaredColumn(string Name, DataType Type, SourceSpan At);
