using System.Collections.Concurrent;
using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project.Compile;
using Mixdown.Project.Compile.Relations;
using Mixdown.Project.Compile.Values;
using Mixdown.Project.Graph;
using Mixdown.Project.Materialize.Changes;

namespace Mixdown.Project.Materialize;

/// <summary>What a run knows of the warehouse: relations, the last publish of each model, kept fingerprints. Asked once, then
/// kept up to date by what the run publishes; safe for all threads of the run.</summary>
public sealed class Warehouse
{
    readonly ConcurrentDictionary<string, PublishRecord> _publishes = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, bool> _kept = new(StringComparer.Ordinal);
    readonly HashSet<string> _schemas = new(StringComparer.OrdinalIgnoreCase);

    Warehouse(ModelCompiler compiler)
    {
        Compiler = compiler;
        Fingerprints = new NodeFingerprint(compiler);
    }

    /// <summary>The last publish of each model, by the model's id.</summary>
    public IReadOnlyDictionary<string, PublishRecord> Publishes => _publishes;

    /// <summary>The last publish of each model whose table or view is still there: a person may have dropped it.</summary>
    internal IReadOnlyDictionary<string, PublishRecord> PublishesThatStand() => _publishes
        .Where(publish => Compiler.Project.Manifest.Nodes.TryGetValue(publish.Key, out var node)
            && Relations.Find(node.Relation.Schema, node.Relation.Identifier) is not null)
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The project whose warehouse it is.</summary>
    public MixdownProject Project => Compiler.Project;

    internal ModelCompiler Compiler { get; }

    internal NodeFingerprint Fingerprints { get; }

    internal RelationCatalog Relations { get; } = new();

    /// <summary>Asks a warehouse what it has.</summary>
    /// <param name="compiler">Renders the questions.</param>
    /// <param name="session">Any session.</param>
    /// <param name="cancel">Interrupts the questions.</param>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    public static Warehouse Read(ModelCompiler compiler, IEngineSession session, CancellationToken cancel)
    {
        var warehouse = new Warehouse(compiler);
        var rendering = warehouse.Rendering(session, cancel);
        warehouse.ReadRelations(Rows(rendering, "list_all_relations"));
        if (warehouse.Relations.Find("_mixdown", "publishes") is not null)
        {
            warehouse.ReadPublishes(Rows(rendering, "list_publishes"));
            foreach (var row in Rows(rendering, "list_fingerprints"))
                warehouse._kept[(string)row[0]!] = true;
        }
        return warehouse;
    }

    /// <summary>Makes the schemas that the nodes go to and the tables of publishes, one after another: two sessions that make one
    /// schema at the same time conflict.</summary>
    /// <param name="nodes">The nodes that will be built.</param>
    /// <param name="session">Any session; no transaction is open on it.</param>
    /// <param name="cancel">Interrupts the statements.</param>
    /// <exception cref="MixdownException">A schema could not be made.</exception>
    public void Prepare(IEnumerable<ProjectNode> nodes, IEngineSession session, CancellationToken cancel)
    {
        var rendering = Rendering(session, cancel);
        foreach (var name in nodes.Select(node => node.Relation).Where(name => name.Schema.Length > 0))
        {
            if (_schemas.Add(name.Schema))
                ModelCompiler.Jinja(rendering, () => rendering.Call("create_schema", RelationValue.Of(name)));
        }
        if (Relations.Find("_mixdown", "publishes") is not null)
            return;
        ModelCompiler.Jinja(rendering, () => rendering.Call("create_publish_tables"));
        Relations.Set("_mixdown", "publishes", "table");
    }

    /// <summary>What the table or view of a node is like now; null when there is none.</summary>
    /// <param name="node">A node with a relation.</param>
    /// <param name="session">Any session.</param>
    /// <param name="cancel">Interrupts the questions.</param>
    /// <exception cref="MixdownException">The warehouse could not be asked.</exception>
    public StandingRelation? Standing(ProjectNode node, IEngineSession session, CancellationToken cancel)
    {
        if (Relations.Find(node.Relation.Schema, node.Relation.Identifier) is not { } type)
            return null;
        var (rendering, relation) = (Rendering(session, cancel), RelationValue.Of(node.Relation).InDatabaseOf(Compiler.Project.Target));
        var kept = Publishes.TryGetValue(node.UniqueId, out var publish) ? Rows(rendering, "find_kept_sql", publish.Fingerprint) : [];
        return new StandingRelation(type, session.QueryAtMost($"select * from {relation.Print()}", 0, cancel).Columns)
        {
            Rows = Convert.ToInt64(Rows(rendering, "count_rows", relation)[0][0], System.Globalization.CultureInfo.InvariantCulture),
            Sql = kept is [[string sql], ..] ? sql : null,
        };
    }

    /// <summary>Whether the SQL of a fingerprint is kept already; says at the same time that it will be.</summary>
    internal bool Keeps(string fingerprint) => _kept.ContainsKey(fingerprint);

    /// <summary>Takes note of a publish that has been committed.</summary>
    internal void Published(PublishRecord publish)
    {
        _publishes[publish.Model] = publish;
        _kept[publish.Fingerprint] = true;
    }

    Rendering Rendering(IEngineSession session, CancellationToken cancel) =>
        new(Compiler.Project.Context, null, new WarehouseTransaction(session, Relations, cancel), cancel);

    static IReadOnlyList<object?[]> Rows(Rendering rendering, string macro, params object?[] arguments) =>
        ModelCompiler.Jinja(rendering, () => rendering.Call(macro, arguments)) is TableValue table ? table.Table.Rows : [];

    void ReadRelations(IReadOnlyList<object?[]> rows)
    {
        foreach (var row in rows)
        {
            _schemas.Add((string)row[0]!);
            if (row[1] is string identifier)
                Relations.Set((string)row[0]!, identifier, (string)row[2]!);
        }
    }

    void ReadPublishes(IReadOnlyList<object?[]> rows)
    {
        foreach (var row in rows)
        {
            var model = (string)row[0]!;
            var facts = PublishJson.Read((string)row[4]!, value => value.GetString()!);
            _publishes[model] = new PublishRecord(model, (string)row[1]!, (string)row[2]!)
            {
                LakeVersions = PublishJson.Read((string)row[3]!, value => value.GetInt64()),
                Upstream = facts.RemoveRange(facts.Keys.Where(PublishRecord.IsCheck)),
                Checks = facts.RemoveRange(facts.Keys.Where(id => !PublishRecord.IsCheck(id))),
            };
        }
    }
}
