namespace Mixdown.Ingest.Loads.Settings;

/// <summary>What happens to a source file whose content changed after it was loaded: the key <c>on_file_change</c>.</summary>
public enum FileChange
{
    /// <summary>Exactly that file's rows are replaced, in one commit.</summary>
    Reload,

    /// <summary>The rows that were loaded stay; the new content is not read.</summary>
    Ignore,

    /// <summary>The table's load stops before anything is written.</summary>
    Fail,
}
