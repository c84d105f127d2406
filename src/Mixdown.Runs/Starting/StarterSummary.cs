namespace Mixdown.Runs.Starting;

/// <summary>What a new project was given.</summary>
/// <param name="Folder">Where it is, absolute.</param>
/// <param name="Files">Files that were written, relative to it.</param>
/// <param name="Tables">Tables that were found.</param>
/// <param name="Keys">Tables with a key that is proven.</param>
/// <param name="Relationships">Columns that are proven to lead to another table's key.</param>
/// <param name="Orphans">Among them those with a few rows that lead nowhere.</param>
public sealed record StarterSummary(string Folder, IReadOnlyList<string> Files, int Tables, int Keys, int Relationships, int Orphans)
{
    /// <summary>Columns that would be keys but for a few rows, as <c>customers.customer_id</c>, with how many of their values occur more
    /// than once.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> NearKeys { get; init; } = [];
}
