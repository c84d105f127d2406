namespace Mixdown.Ingest.Sources.Files;

/// <summary>Whether the folders of a path are columns: the key <c>partitions</c>.</summary>
public enum Partitions
{
    /// <summary>They are only places.</summary>
    None,

    /// <summary><c>year=2024/month=05/</c> gives the columns <c>year</c> and <c>month</c>.</summary>
    Hive,
}
