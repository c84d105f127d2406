using Mixdown.Ingest.Loads.Messages;

namespace Mixdown.Ingest.Loads;

/// <summary>One run of a load.</summary>
/// <param name="LoadId">Becomes <c>_mx_load_id</c> of every row; unique per run.</param>
public sealed record LoadRequest(string LoadId)
{
    /// <summary>The tables to load; empty for all. A name that the source does not have is an error.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>Messages that name the only files to look at; null to list all.</summary>
    public ObjectEvents? Events { get; init; }

    /// <summary>Whether the source is read from its start, and what it has takes the place of what the tables hold.</summary>
    public bool IsFullRefresh { get; init; }

    /// <summary>Whether columns may become wider whatever the contract says, and tables of any size be written anew for it.</summary>
    public bool Migrates { get; init; }
}
