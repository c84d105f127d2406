namespace Mixdown.Project.Dashboards.Tables;

/// <summary>A table that a dashboard may read: a model, a seed, a snapshot. Compared by its id.</summary>
/// <param name="id">The node's unique id.</param>
/// <param name="name">What files call it.</param>
/// <param name="relation">Its name in SQL, quoted.</param>
sealed class DashboardTable(string id, string name, string relation) : IEquatable<DashboardTable>
{
    /// <summary>The node's unique id.</summary>
    public string Id => id;

    /// <summary>What files call it.</summary>
    public string Name => name;

    /// <summary>Its name in SQL, quoted.</summary>
    public string Relation => relation;

    /// <summary>Its columns, in order.</summary>
    public IReadOnlyList<TableColumn> Columns { get; init; } = [];

    /// <summary>Whether <see cref="Columns"/> are all there are: not so where its SQL could not be analysed.</summary>
    public bool IsKnown { get; init; }

    /// <summary>A column, without regard to case; null when there is none.</summary>
    public TableColumn? Find(string column) => Columns.FirstOrDefault(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public bool Equals(DashboardTable? other) => other is not null && other.Id == id;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DashboardTable);

    /// <inheritdoc/>
    public override int GetHashCode() => id.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => name;
}
