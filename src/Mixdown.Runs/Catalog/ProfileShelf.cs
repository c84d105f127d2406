namespace Mixdown.Runs.Catalog;

/// <summary>Keeps the last profile of each table. Safe for several threads.</summary>
sealed class ProfileShelf
{
    readonly Lock _lock = new();
    readonly Dictionary<string, (string Stamp, CatalogProfile Profile)> _kept = new(StringComparer.Ordinal);

    /// <summary>The profile of a table as it is now.</summary>
    /// <param name="id">The node's id.</param>
    /// <param name="stamp">Is another one when the table is.</param>
    /// <param name="make">Makes it anew. Two may do so at once: neither waits for the other, who may be cancelled.</param>
    public CatalogProfile Find(string id, string stamp, Func<CatalogProfile> make)
    {
        lock (_lock)
        {
            if (_kept.TryGetValue(id, out var kept) && kept.Stamp == stamp)
                return kept.Profile;
        }
        var made = make();
        lock (_lock)
            _kept[id] = (stamp, made);
        return made;
    }
}
