using Mixdown.Engines.DuckDb;

namespace Mixdown.Streams.Live.Views;

/// <summary>The live tables of this process: schema <c>live</c> of an engine in memory, one table for each entry.</summary>
public sealed class LiveViews
{
    /// <summary>The schema.</summary>
    public const string Schema = "live";

    readonly DuckDbEngine _engine;
    readonly Dictionary<string, LiveView> _byName;

    internal LiveViews(DuckDbEngine engine, IEnumerable<LiveDefinition> definitions)
    {
        _engine = engine;
        All = [.. definitions.Select(definition => new LiveView(engine, definition))];
        _byName = All.ToDictionary(view => view.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order of the project file.</summary>
    public IReadOnlyList<LiveView> All { get; }

    /// <summary>The view of this name; null when there is none.</summary>
    public LiveView? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A session of the engine that holds the tables, for SQL over <c>live.NAME</c>. It sees what was there when its
    /// statement began.</summary>
    public DuckDbSession OpenSession() => _engine.OpenSession();
}
