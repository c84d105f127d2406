namespace Mixdown.Web.Exports;

/// <summary>As what a dashboard is given away.</summary>
public enum ExportFormat
{
    /// <summary>One interactive page.</summary>
    Html,

    /// <summary>One page without scripts.</summary>
    Snapshot,

    /// <summary>A picture.</summary>
    Png,

    /// <summary>Pages to print.</summary>
    Pdf,

    /// <summary>The rows of one tile; of several, a zip with a file for each.</summary>
    Csv,
}
