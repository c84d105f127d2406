namespace Mixdown.Ingest.Sources;

/// <summary>What the project file says of a source, checked. Each kind of source has its own record.</summary>
public abstract record SourceOptions
{
    private protected SourceOptions() { }

    /// <summary>The word for it in YAML, for example <c>csv</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Where it reads, as a person would name it; no secrets.</summary>
    public abstract string Place { get; }

    /// <summary>Whether it is asked for rows and columns in SQL: then <c>where</c>, <c>only_columns</c>, <c>exclude_columns</c> and
    /// <c>max_rows</c> of its tables mean something.</summary>
    internal virtual bool IsQueried => false;

    /// <summary>Whether its tables are Delta tables that are read where they are, so that nothing is loaded.</summary>
    internal virtual bool IsInPlace => false;

    /// <summary>The one table that the load fills, where the project file names it beside the source (<c>table: NAME</c>) and the source
    /// has to be told; null where it knows its tables.</summary>
    internal virtual string? OneTable => null;

    /// <summary>The source itself.</summary>
    internal abstract ISource Open(SourceHost host);
}
