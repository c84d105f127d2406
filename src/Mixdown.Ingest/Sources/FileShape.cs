using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources;

/// <summary>A file's columns.</summary>
/// <param name="Columns">In the order of the header.</param>
/// <param name="Warnings">What was not guessed, and how to say it.</param>
internal sealed record FileShape(IReadOnlyList<FileColumn> Columns, IReadOnlyList<Diagnostic> Warnings);
