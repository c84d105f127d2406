using Mixdown.Project.Dashboards;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Exports;

/// <summary>A dashboard with its answers, to be looked at without the server. It says no SQL, no place in a file of the project and no
/// choice of a filter that is not offered: who gets it may not be who made it.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="MadeAt">When it was asked for.</param>
/// <param name="Project">Whose it is.</param>
public sealed record ExportedDashboard(DashboardDefinition Definition, DateTimeOffset MadeAt, string Project)
{
    /// <summary>The zone whose days are meant, an IANA name.</summary>
    public required string Zone { get; init; }

    /// <summary>In which colours it is drawn.</summary>
    public ExportTheme Theme { get; init; }

    /// <summary>The only tile that is in it; null: all are.</summary>
    public string? Tile { get; init; }

    /// <summary>Set where a page without scripts is to be made of it: how wide that is, in pixels.</summary>
    public int? Snapshot { get; init; }

    /// <summary>What was chosen when it was made.</summary>
    public IReadOnlyList<ExportedValues> Chosen { get; init; } = [];

    /// <summary>What can be chosen in it.</summary>
    public IReadOnlyList<ExportedValues> Offers { get; init; } = [];

    /// <summary>The answers of its tiles, each once however many choices show it.</summary>
    public IReadOnlyList<TileAnswer> Answers { get; init; } = [];

    /// <summary>Which of them are shown under which choice; the first one is how it was made.</summary>
    public IReadOnlyList<ExportedShot> Shots { get; init; } = [];

    /// <summary>The maps that its tiles may be drawn on, by name; none where no tile is one: few dashboards have any, and outlines are
    /// large. A tile that does not name its map finds it by the names of its places, once it is drawn: it may be each.</summary>
    public IReadOnlySet<string> Maps() => Definition.Rows.SelectMany(row => row)
        .Where(tile => tile.Kind == TileKind.Map && (Tile is null || tile.Id == Tile))
        .SelectMany(tile => tile.Geography is { } named ? [named] : MapGeographies.ByName.Keys)
        .ToHashSet(StringComparer.Ordinal);
}
