using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards;

/// <summary>A file of <c>dashboards/</c>.</summary>
/// <param name="Id">Names it in addresses: the file's name without its ending.</param>
/// <param name="Title">What stands above it.</param>
/// <param name="At">Where the title stands.</param>
public sealed record Dashboard(string Id, string Title, SourceSpan At)
{
    /// <summary>Changes with any letter of the file.</summary>
    public string Checksum { get; init; } = "";

    /// <summary>The folder of their files, in the project's own.</summary>
    public const string Folder = "dashboards";

    /// <summary>A line below the title; empty: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who answers for it; null: nobody said.</summary>
    public DashboardOwner? Owner { get; init; }

    /// <summary>The fact of the tiles that name none.</summary>
    public TileExpression? Fact { get; init; }

    /// <summary>What viewers may narrow it by, in the order of the file.</summary>
    public IReadOnlyList<DashboardFilter> Filters { get; init; } = [];

    /// <summary>What viewers may choose, in the order of the file.</summary>
    public IReadOnlyList<DashboardParameter> Parameters { get; init; } = [];

    /// <summary>Rows of tiles, from top to bottom and from left to right.</summary>
    public IReadOnlyList<IReadOnlyList<Tile>> Rows { get; init; } = [];

    /// <summary>All tiles in that order.</summary>
    public IEnumerable<Tile> Tiles => Rows.SelectMany(row => row);
}
