using Mixdown.Data.Naming;

namespace Mixdown.Ingest.Sources.PostgresCdc.Server;

/// <summary>A table of the server.</summary>
sealed record ServerTable
{
    /// <summary>Its number in the catalog, which a table that is dropped and made again does not keep.</summary>
    public required uint Id { get; init; }

    /// <summary>Its schema.</summary>
    public required string Schema { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is made of partitions: then they are read, else its own rows alone.</summary>
    public required bool IsPartitioned { get; init; }

    /// <summary>Its replica identity: <c>d</c> primary key, <c>i</c> index, <c>f</c> whole row, <c>n</c> nothing.</summary>
    public required char Identity { get; init; }

    /// <summary>Its primary key; empty without one.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>The columns that tell its rows apart in the log; all of them where the identity is the whole row.</summary>
    public required IReadOnlyList<string> IdentityColumns { get; init; }

    /// <summary>Rows, as the server estimates; null when it never counted.</summary>
    public required long? Rows { get; init; }

    /// <summary>Whether our role may add it to a publication.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>As <c>_mx_file</c> holds it.</summary>
    public string Place => $"{Schema}.{Name}";

    /// <summary>In SQL.</summary>
    public string Sql => $"{new SqlIdentifier(Schema)}.{new SqlIdentifier(Name)}";

    /// <summary>The columns that rows are merged by where the project file gives none.</summary>
    public IReadOnlyList<string> Key => Identity == 'i' ? IdentityColumns : PrimaryKey;
}
