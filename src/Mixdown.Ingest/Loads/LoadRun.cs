using Mixdown.Data.Schemas;
using Mixdown.Ingest.Bronze;
using Mixdown.Ingest.Loads.Messages;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Quarantine;

namespace Mixdown.Ingest.Loads;

/// <summary>What every table of one run shares.</summary>
/// <param name="Host">What it works with.</param>
/// <param name="Load">What is loaded.</param>
/// <param name="LoadId">The run.</param>
/// <param name="StartedAt">Becomes <c>_mx_ingested_at</c>.</param>
/// <param name="IsFullRefresh">Whether everything is read anew and takes the place of what is there.</param>
sealed record LoadRun(LoadHost Host, LoadDefinition Load, string LoadId, DateTimeOffset StartedAt, bool IsFullRefresh)
{
    /// <summary>Whether columns may become wider whatever the contract says, and tables of any size be written anew for it.</summary>
    public bool Migrates { get; init; }

    /// <summary>The only files to look at; null for all.</summary>
    public NamedObjects? Named { get; init; }

    /// <summary>A table of the load in the lake; nothing is read.</summary>
    public BronzeTable Bronze(string table) => new(Host.Lake, Host.Delta, new BronzeName(Host.Target, Load.Name, Load.Schema, table));

    /// <summary>From where a recovered table is read; null where that is its start.</summary>
    public string? BookmarkOf(BronzeTable table) => IsFullRefresh ? null : table.State.Bookmark;

    /// <summary>The columns whose types are settled; null where no row stays that they would have to agree with.</summary>
    public ColumnList? FrozenColumns(BronzeTable table) => (!IsFullRefresh || table.HasHistory) && table.Snapshot is { Files.Count: > 0 } snapshot ? snapshot.Columns : null;

    /// <summary>The data files that go because everything is read anew. A history only grows.</summary>
    public IReadOnlyList<string> ClearedRows(BronzeTable table) => Clears(table) ? [.. table.Snapshot?.Files.Select(file => file.DataPath) ?? []] : [];

    /// <summary>The data files of the quarantine that go with them.</summary>
    public IReadOnlyList<string> ClearedRejects(BronzeTable table) => Clears(table) ? [.. table.Quarantine?.Files.Select(file => file.DataPath) ?? []] : [];

    bool Clears(BronzeTable table) => IsFullRefresh && !table.HasHistory;

    /// <summary>Room for rejected records of a read.</summary>
    /// <param name="folder">The table's folder.</param>
    /// <param name="index">Which of the table's reads.</param>
    public RejectedRows Rejected(string folder, int index) =>
        new(Path.Combine(Host.ScratchFolder, $"rejected-{LoadId}-{folder.Replace('/', '-')}-{index}"));
}
