namespace Mixdown.Engines.DuckDb;

/// <summary>Which DuckDB database, and within which limits it works.</summary>
public sealed record DuckDbEngineOptions
{
    /// <summary>The database file, created with its folder when missing; null: in memory, gone when the engine is
    /// disposed.</summary>
    public string? File { get; init; }

    /// <summary>Opens an existing file for reading only; several processes may do so side by side, none while one
    /// writes.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Bytes that DuckDB may use before it writes to <see cref="TempFolder"/>; null: 80 % of the machine's. The
    /// process may grow to about half as much again.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Threads that DuckDB works with; null: one per core.</summary>
    public int? Threads { get; init; }

    /// <summary>Whether those threads give way to all others of the machine, where the system knows such (Linux): for a database that is
    /// asked while it is built. Who asks works on the answer too, and so is not slowed down by a build that has all of them. Engines that
    /// share an instance have what the first one asked for.</summary>
    public bool YieldingThreads { get; init; }

    /// <summary>Where what does not fit into memory goes; null: beside the file.</summary>
    public string? TempFolder { get; init; }

    /// <summary>Whether results keep the order of what they are read from, as SQL users expect of files. Off, rows of
    /// parallel readers are written as they come, in bounded memory.</summary>
    public bool KeepOrder { get; init; } = true;

    /// <summary>The project's folder, absolute: files under it are named relative to it in views, so that the folder can be
    /// moved, and relative names in SQL that the working directory does not resolve are looked up in it. null: absolute
    /// names.</summary>
    public string? ProjectFolder { get; init; }
}
