using Mixdown.Data.Naming;

namespace Mixdown.Runs.Catalog.Lake;

/// <summary>What the logs of a lake say now.</summary>
sealed class LakeStates
{
    readonly Dictionary<(string, string), LakeState> _byName = [];

    public LakeStates(IEnumerable<LakeState> tables)
    {
        foreach (var table in tables)
            _byName[Key(table.Table)] = table;
    }

    /// <summary>A table; null when the lake has none of that name.</summary>
    public LakeState? Find(TableName name) => _byName.GetValueOrDefault(Key(name));

    static (string, string) Key(TableName name) => (name.Schema.ToLowerInvariant(), name.Table.ToLowerInvariant());
}
