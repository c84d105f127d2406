namespace Mixdown.Runs.Catalog.Search;

/// <summary>Something that can be found.</summary>
/// <param name="Node">The id of the node that it is, or belongs to; of a page its address.</param>
/// <param name="Kind">As in <see cref="CatalogNode.Kind"/>; <c>column</c>, <c>tile</c> or <c>page</c>.</param>
/// <param name="Title">What it is called.</param>
public sealed record SearchTerm(string Node, string Kind, string Title)
{
    /// <summary>What it belongs to, in a person's words: a column's table, a tile's dashboard; empty: to nothing.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Names it within what it belongs to: a column's name, a tile's id; null for a node.</summary>
    public string? Part { get; init; }

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";
}
