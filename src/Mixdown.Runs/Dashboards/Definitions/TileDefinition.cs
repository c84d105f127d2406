using Mixdown.Project.Dashboards;

namespace Mixdown.Runs.Dashboards.Definitions;

/// <summary>The frame of a tile.</summary>
/// <param name="Id">Names it in addresses.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Title">What stands above it; empty: a text without one.</param>
public sealed record TileDefinition(string Id, TileKind Kind, string Title)
{
    /// <summary>A line below the title; empty: none.</summary>
    public string Description { get; init; } = "";

    /// <summary>Its share of the row, in twelfths: 2.4 of five tiles that share one.</summary>
    public double Width { get; init; }

    /// <summary>How much height its kind takes.</summary>
    public TileHeight Height { get; init; }

    /// <summary>The columns by which a click goes deeper, outermost first.</summary>
    public IReadOnlyList<string> Drill { get; init; } = [];

    /// <summary>Of a map the one that the file names: <c>world</c> or <c>us-states</c>; null: whichever most of its places are on.</summary>
    public string? Geography { get; init; }

    /// <summary>Milliseconds after which a live tile may be drawn anew; null: it is not live.</summary>
    public int? Live { get; init; }

    /// <summary>Its own period, in the file's words; null: that of the dashboard.</summary>
    public string? Period { get; init; }

    /// <summary>What it compares with, in the file's words; null: nothing.</summary>
    public string? Compare { get; init; }

    /// <summary>Whether the rows behind its values can be followed to their sources: not those of a query of its own, of a live table,
    /// of prose.</summary>
    public bool CanTrace { get; init; }

    /// <summary>What it shows, by channel, in the file's words.</summary>
    public IReadOnlyDictionary<string, string> Channels { get; init; } = new Dictionary<string, string>(0);

    /// <summary>What else it says of its rows; null: nobody goes on from it.</summary>
    public TileTerms? Terms { get; init; }

    /// <summary>File and line where it stands.</summary>
    public string Place { get; init; } = "";
}
