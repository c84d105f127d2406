using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Naming;
using Mixdown.Engines.DuckDb;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Live;

/// <summary>Finds the live tables that SQL names, by DuckDB's own parser: names in texts, comments and aliases are none.</summary>
sealed class LiveReferenceReader
{
    readonly string _sql;
    readonly List<LiveName> _live = [];
    readonly HashSet<string> _others = new(StringComparer.OrdinalIgnoreCase);
    readonly HashSet<string> _named = new(StringComparer.OrdinalIgnoreCase);

    LiveReferenceReader(string sql) => _sql = sql;

    /// <summary>The tables that SQL asks; no live one for SQL that is not only SELECTs, or does not parse: DuckDB says then what is wrong
    /// with it.</summary>
    public static LiveReferences Read(string sql)
    {
        // Most SQL names none, and need not wait for an engine.
        if (!sql.Contains(LiveViews.Schema, StringComparison.OrdinalIgnoreCase))
            return LiveReferences.None;
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        var answer = (string)session.Query($"select json_serialize_sql({SqlText.Literal(sql)})", CancellationToken.None).Rows[0][0]!;
        using var tree = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 1000 });
        var reader = new LiveReferenceReader(sql);
        reader.Walk(tree.RootElement);
        return new LiveReferences(reader._live, reader._others.Except(reader._named).Any());
    }

    void Walk(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in node.EnumerateArray())
                Walk(item);
        }
        else if (node.ValueKind == JsonValueKind.Object)
        {
            Take(node);
            foreach (var property in node.EnumerateObject())
                Walk(property.Value);
        }
    }

    void Take(JsonElement node)
    {
        // A WITH query: what has its name is no table.
        if (node.TryGetProperty("key", out var key) && key.ValueKind == JsonValueKind.String && node.TryGetProperty("value", out _))
            _named.Add(key.GetString()!);
        if (!node.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String || !type.ValueEquals("BASE_TABLE"))
            return;
        var (schema, table) = (node.GetProperty("schema_name").GetString()!, node.GetProperty("table_name").GetString()!);
        if (string.Equals(schema, LiveViews.Schema, StringComparison.OrdinalIgnoreCase))
            _live.Add(new LiveName(table, SpanOf(node)));
        else
            _others.Add(schema.Length == 0 ? table : $"{schema}.{table}");
    }

    SourceSpan SpanOf(JsonElement node)
    {
        var at = node.TryGetProperty("query_location", out var location) && location.TryGetInt32(out var offset) && offset < _sql.Length ? offset : 0;
        var lineStart = at == 0 ? 0 : _sql.LastIndexOf('\n', at - 1) + 1;
        return new SourceSpan("<sql>", _sql.AsSpan(0, at).Count('\n') + 1, at - lineStart + 1, LiveViews.Schema.Length);
    }
}
