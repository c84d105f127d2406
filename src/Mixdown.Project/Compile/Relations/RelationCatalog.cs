using System.Collections.Concurrent;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Compile.Relations;

/// <summary>Which tables and views the warehouse has: read once at the start of a run, then kept up to date by what the run
/// publishes, so that no macro has to ask again. Names are compared without regard to case.</summary>
sealed class RelationCatalog
{
    readonly ConcurrentDictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);

    /// <summary><c>table</c> or <c>view</c>; null when there is nothing of this name.</summary>
    public string? Find(string schema, string identifier) => _types.GetValueOrDefault(Key(schema, identifier));

    /// <summary>Says what a name stands for now; null for nothing.</summary>
    public void Set(string schema, string identifier, string? type)
    {
        if (type is null)
            _types.TryRemove(Key(schema, identifier), out _);
        else
            _types[Key(schema, identifier)] = type;
    }

    /// <summary>Everything in a schema.</summary>
    public IEnumerable<(string Identifier, string Type)> In(string schema) => _types
        .Where(entry => entry.Key.StartsWith(schema + "\0", StringComparison.OrdinalIgnoreCase))
        .Select(entry => (entry.Key[(schema.Length + 1)..], entry.Value));

    /// <summary>Whether there is anything of this name.</summary>
    public bool Has(RelationName name) => Find(name.Schema, name.Identifier) is not null;

    static string Key(string schema, string identifier) => $"{schema}\0{identifier}";
}
