namespace Mixdown.Ingest.Loads.Settings;

/// <summary>Where a record that cannot be read goes: the key <c>bad_rows.action</c>.</summary>
public enum BadRowsAction
{
    /// <summary>Into the table's quarantine, with its raw text, file and line.</summary>
    Quarantine,

    /// <summary>Nowhere: the first one fails the table's load.</summary>
    Fail,
}
