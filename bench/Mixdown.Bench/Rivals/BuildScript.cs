using System.Globalization;
using System.Text.Json;
using Mixdown.Engines.DuckDb;

namespace Mixdown.Bench.Rivals;

/// <summary>The SQL of a finished build as a plain script: the statements that somebody would have written by hand, in an order
/// in which they work.</summary>
static class BuildScript
{
    /// <summary>Writes one file for each statement into an empty folder.</summary>
    /// <returns>How many nodes the build has.</returns>
    public static int Write(string project, string warehouse, string folder)
    {
        var nodes = Nodes(project);
        var statements = Schemas(nodes).Concat(BronzeViews(warehouse, project)).Concat(nodes.Select(Statement)).ToList();
        for (var i = 0; i < statements.Count; i++)
            File.WriteAllText(Path.Combine(folder, i.ToString("0000", CultureInfo.InvariantCulture) + ".sql"), statements[i]);
        return nodes.Count;
    }

    /// <summary>The nodes in the order in which the build ended them, which is one that keeps every dependency.</summary>
    static List<JsonElement> Nodes(string project)
    {
        var nodes = Artifact(project, "manifest.json").GetProperty("nodes");
        return [.. Artifact(project, "run_results.json").GetProperty("results").EnumerateArray()
            .Select(result => nodes.GetProperty(result.GetProperty("unique_id").GetString()!))];
    }

    static IEnumerable<string> Schemas(List<JsonElement> nodes) => nodes.Select(node => node.GetProperty("schema").GetString()!)
        .Append("bronze").Distinct(StringComparer.Ordinal).Select(schema => $"create schema if not exists \"{schema}\"");

    static List<string> BronzeViews(string warehouse, string project)
    {
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = warehouse, ReadOnly = true, ProjectFolder = project });
        using var session = engine.OpenSession();
        return [.. session.Query("select sql from duckdb_views() where schema_name = 'bronze' order by view_name", CancellationToken.None)
            .Rows.Select(row => (string)row[0]!)];
    }

    static string Statement(JsonElement node)
    {
        var sql = node.GetProperty("compiled_code").GetString()!;
        if (node.GetProperty("resource_type").GetString() == "test")
            return $"select count(*) from (\n{sql}\n) failures";
        var kind = node.GetProperty("config").GetProperty("materialized").GetString() == "view" ? "view" : "table";
        return $"create or replace {kind} {Relation(node)} as (\n{sql}\n)";
    }

    static string Relation(JsonElement node) => $"\"{node.GetProperty("schema").GetString()}\".\"{node.GetProperty("alias").GetString()}\"";

    static JsonElement Artifact(string project, string name) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(project, "target", name))).RootElement;
}
