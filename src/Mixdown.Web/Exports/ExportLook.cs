namespace Mixdown.Web.Exports;

/// <summary>How a file is drawn.</summary>
/// <param name="Format">As what.</param>
public sealed record ExportLook(ExportFormat Format)
{
    /// <summary>The fewest pixels that a page may be wide: a small phone.</summary>
    public const int LeastWidth = 320;

    /// <summary>The most: what four screens beside each other have.</summary>
    public const int MostWidth = 7680;

    /// <summary>How wide a picture is, in pixels of a page; null: 1200 for a dashboard, 800 for one tile.</summary>
    public int? Width { get; init; }

    /// <summary>How long a browser may take to draw once; null: as <see cref="ExportOptions.TimeLimit"/> says.</summary>
    public TimeSpan? TimeLimit { get; init; }
}
