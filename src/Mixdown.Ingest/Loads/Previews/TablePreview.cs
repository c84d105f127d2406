using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Loads.Previews;

/// <summary>What a load would do to one table.</summary>
/// <param name="Table">Schema and table.</param>
public sealed record TablePreview(TableName Table)
{
    /// <summary>Whether the lake has no such table yet.</summary>
    public bool IsNew { get; init; }

    /// <summary>The source's files; empty for a source of tables.</summary>
    public IReadOnlyList<PreviewedFile> Files { get; init; } = [];

    /// <summary>Bytes that would be read.</summary>
    public long Bytes { get; init; }

    /// <summary>Rows that would be read, as the sample lets expect or the source believes; null where nobody knows.</summary>
    public long? Rows { get; init; }

    /// <summary>Where reading would begin; null for its start, and for files.</summary>
    public string? Bookmark { get; init; }

    /// <summary>Name and type of the table's columns after the load; empty where they were not looked at.</summary>
    public IReadOnlyList<(string Name, string Type)> Columns { get; init; } = [];

    /// <summary>What would change of a table that is there.</summary>
    public IReadOnlyList<SchemaChange> Changes { get; init; } = [];

    /// <summary>Records of the first file that were read for this.</summary>
    public long SampledRows { get; init; }

    /// <summary>Those of them that would go to quarantine.</summary>
    public long SampledRejects { get; init; }

    /// <summary>Values of them that would be rescued.</summary>
    public long SampledRescues { get; init; }

    /// <summary>What a load would warn of, and why the first records of the sample would be rejected.</summary>
    public IReadOnlyList<Diagnostic> Warnings { get; init; } = [];

    /// <summary>Why the load of the table would fail.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];
}
