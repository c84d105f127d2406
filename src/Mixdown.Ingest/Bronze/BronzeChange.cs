using System.Globalization;
using Mixdown.Ingest.Evolution;

namespace Mixdown.Ingest.Bronze;

/// <summary>One commit to a table or to its quarantine.</summary>
/// <param name="Seq">The load's number.</param>
/// <param name="LoadId">The run.</param>
/// <param name="Schema">Delta's schema text; null when the columns stay.</param>
/// <param name="Added">Data files that come.</param>
/// <param name="Removed">Data files that go, relative to the table.</param>
sealed record BronzeChange(
    long Seq, string LoadId, string? Schema, IReadOnlyList<StagedFile> Added, IReadOnlyList<string> Removed)
{
    /// <summary>The version of the columns that comes with it; null when they stay.</summary>
    public SchemaVersion? SchemaVersion { get; init; }

    /// <summary>What it is called in the table's history; null for a load.</summary>
    public string? Operation { get; init; }

    /// <summary>Why a person did it; null for most.</summary>
    public string? Reason { get; init; }

    /// <summary>For the table's history.</summary>
    public IReadOnlyDictionary<string, string?> Facts()
    {
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["loadId"] = LoadId,
            ["seq"] = Seq.ToString(CultureInfo.InvariantCulture),
        };
        if (Reason is not null)
            facts.Add("reason", Reason);
        return facts;
    }
}
