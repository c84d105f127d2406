namespace Mixdown.Ingest.Loads.Files;

/// <summary>What a load does with a source file.</summary>
enum FileFate
{
    /// <summary>Its rows are in the table already.</summary>
    Known,

    /// <summary>Its rows are in the table; it was only touched since.</summary>
    Touched,

    /// <summary>It is read for the first time.</summary>
    New,

    /// <summary>It changed: its rows are replaced.</summary>
    Reload,

    /// <summary>It changed, and the project file says that this does not matter.</summary>
    Ignored,

    /// <summary>Another file with the very same bytes is in the table, or comes now.</summary>
    Duplicate,
}
