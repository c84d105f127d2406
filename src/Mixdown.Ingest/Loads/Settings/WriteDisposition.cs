namespace Mixdown.Ingest.Loads.Settings;

/// <summary>How new rows meet the rows that are there: the key <c>write_disposition</c>.</summary>
public enum WriteDisposition
{
    /// <summary>New rows are added; a reloaded file replaces its own.</summary>
    Append,
}
