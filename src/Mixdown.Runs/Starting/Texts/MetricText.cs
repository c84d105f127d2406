using Mixdown.Runs.Starting.Stars;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>Metrics of facts, and what their columns mean to them, in dbt's own words.</summary>
static class MetricText
{
    /// <summary>Whether a table has a semantic model: it needs one key.</summary>
    public static bool HasModel(StarTable table) => table.Profile.Key.Count == 1 && table.Role != StarRole.Bridge;

    /// <summary>The name of the metric that counts a fact's rows.</summary>
    public static string CountOf(StarTable fact) => $"{fact.Profile.Name}_count";

    /// <summary>The name of the metric that adds a column up.</summary>
    public static string SumOf(StarTable fact, ColumnProfile column) => $"{fact.Profile.Name}_{column.Name}";

    /// <summary>Says that a model has a meaning for metrics.</summary>
    public static void AddModel(Lines text, StarTable table)
    {
        text.Add("    semantic_model: true");
        if (table is { Role: StarRole.Fact, Time: { } time })
            text.Add($"    agg_time_dimension: {time.Name}");
    }

    /// <summary>What a column is to metrics.</summary>
    public static void AddColumn(Lines text, StarTable table, ColumnProfile column, bool isKey, Relationship? link)
    {
        if (isKey)
        {
            text.Add("        entity: { type: primary }");
        }
        else if (link is not null)
        {
            text.Add($"        entity: {{ type: foreign{(link.IsToItself ? $", name: {column.Name}" : "")} }}");
        }
        else if (column == table.Time)
        {
            text.Add("        granularity: day");
            text.Add("        dimension: { type: time }");
        }
        else if (table.Groups.Contains(column))
        {
            text.Add("        dimension: { type: categorical }");
        }
    }

    /// <summary>The metrics of a fact.</summary>
    public static void AddMetrics(Lines text, StarTable table)
    {
        if (table.Role != StarRole.Fact)
            return;
        text.Add("    metrics:");
        AddMetric(text, CountOf(table), Words.Title(table.Profile.Name), "count", table.Profile.Key[0].Name);
        foreach (var column in table.Sums)
            AddMetric(text, SumOf(table, column), $"{Words.Title(table.Profile.Name)}: {column.Name.Replace('_', ' ')}", "sum", column.Name);
        foreach (var column in table.Means)
            AddMetric(text, $"{table.Profile.Name}_average_{column.Name}", $"{Words.Title(table.Profile.Name)}: average {column.Name.Replace('_', ' ')}", "average", column.Name);
    }

    static void AddMetric(Lines text, string name, string label, string agg, string expr)
    {
        text.Add($"      - name: {name}");
        text.Add($"        label: {YamlWord.Of(label)}");
        text.Add("        type: simple");
        text.Add($"        agg: {agg}");
        text.Add($"        expr: {expr}");
    }
}
