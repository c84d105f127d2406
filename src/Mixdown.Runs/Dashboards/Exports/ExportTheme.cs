namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>In which colours a file is drawn.</summary>
public enum ExportTheme
{
    /// <summary>As the machine of whoever opens it is set; light where nobody opens it, as in a picture.</summary>
    System,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
