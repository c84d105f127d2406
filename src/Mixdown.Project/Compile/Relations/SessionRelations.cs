namespace Mixdown.Project.Compile.Relations;

/// <summary>The relations as one transaction sees them: the shared catalog and what the transaction has changed, which the
/// others see when it is published.</summary>
/// <param name="shared">What everyone sees.</param>
sealed class SessionRelations(RelationCatalog shared)
{
    readonly Dictionary<(string Schema, string Identifier), string?> _changed = [];

    /// <summary><c>table</c> or <c>view</c>; null when there is nothing of this name.</summary>
    public string? Find(string schema, string identifier) =>
        _changed.TryGetValue(Key(schema, identifier), out var type) ? type : shared.Find(schema, identifier);

    /// <summary>Says what a name stands for in this transaction; null for nothing.</summary>
    public void Set(string schema, string identifier, string? type) => _changed[Key(schema, identifier)] = type;

    /// <summary>Everything in a schema.</summary>
    public IEnumerable<(string Identifier, string Type)> In(string schema)
    {
        var own = _changed.Where(entry => string.Equals(entry.Key.Schema, schema, StringComparison.OrdinalIgnoreCase)).ToList();
        return shared.In(schema)
            .Where(entry => !_changed.ContainsKey(Key(schema, entry.Identifier)))
            .Concat(own.Where(entry => entry.Value is not null).Select(entry => (entry.Key.Identifier, entry.Value!)));
    }

    /// <summary>Makes the transaction's changes everyone's: it has committed.</summary>
    public void Publish()
    {
        foreach (var ((schema, identifier), type) in _changed)
            shared.Set(schema, identifier, type);
        _changed.Clear();
    }

    static (string, string) Key(string schema, string identifier) => (schema.ToLowerInvariant(), identifier.ToLowerInvariant());
}
