using System.Collections.Immutable;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards;

/// <summary>A tile of a dashboard.</summary>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Id">Names it in addresses: the title's slug where the file says nothing.</param>
/// <param name="Title">What stands above it; of a text its content, in Markdown.</param>
/// <param name="At">Where it stands.</param>
public sealed record Tile(TileKind Kind, string Id, string Title, SourceSpan At)
{
    /// <summary>A line below the title; empty: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its share of the row in twelfths; null: an equal share of what the others leave.</summary>
    public int? Width { get; init; }

    /// <summary>What is drawn, by channel: <c>x</c>, <c>y</c>, <c>color</c>, <c>value</c>, … Those that are not used are missing.</summary>
    public ImmutableSortedDictionary<string, IReadOnlyList<TileExpression>> Channels { get; init; } =
        ImmutableSortedDictionary.Create<string, IReadOnlyList<TileExpression>>(StringComparer.Ordinal);

    /// <summary>Where its rows come from.</summary>
    public TileData Data { get; init; } = new();

    /// <summary>Which of the rows are shown, and in which order.</summary>
    public TileRows Rows { get; init; } = new();

    /// <summary>How its numbers are written; empty: as their metrics and columns are.</summary>
    public IReadOnlyList<TileFormat> Formats { get; init; } = [];

    /// <summary>Of a map: what it shows; null: whichever most of its places are on.</summary>
    public MapGeography? Geography { get; init; }

    /// <summary>The columns by which a click goes deeper, outermost first.</summary>
    public IReadOnlyList<TileExpression> Drill { get; init; } = [];

    /// <summary>Whether its rows are those of a fact: not of a query of its own, nor of a live table.</summary>
    public bool HasFact => Data.Sql is null && Data.From is null;

    /// <summary>The expressions of a channel; empty where it is not used.</summary>
    public IReadOnlyList<TileExpression> Of(string channel) => Channels.GetValueOrDefault(channel) ?? [];
}
