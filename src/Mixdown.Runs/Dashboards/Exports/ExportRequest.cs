namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>What of a dashboard is to be given away.</summary>
/// <param name="Dashboard">Its id or its title.</param>
public sealed record ExportRequest(string Dashboard)
{
    /// <summary>Values of filters by name, several for one that takes several; an empty one clears it.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Filters { get; init; } = [];

    /// <summary>Choices of parameters by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    /// <summary>Clicked marks and drills, by the keys that they have in a page's address (<c>m.…</c>, <c>d.…</c>).</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Clicked { get; init; } = [];

    /// <summary>What its filter of time is set to; null: as the dashboard has it.</summary>
    public string? Period { get; init; }

    /// <summary>The zone whose days are meant, an IANA name. Default: UTC.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>The id or title of the only tile that is wanted; null: all.</summary>
    public string? Tile { get; init; }

    /// <summary>Names of filters and parameters that can be chosen in the file; all answers for that are in it.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>In which colours.</summary>
    public ExportTheme Theme { get; init; }
}
