using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>What people pick first; within each step what their files say first.</summary>
static class FieldOrder
{
    /// <summary>Numbers that are added up come before those that are made of them.</summary>
    public static int Of(MetricDefinition metric) => metric.Type == "simple" ? 0 : 1;

    /// <summary>Words come before numbers, and what only names a row comes last.</summary>
    public static int Of(TableColumn column) => IsKey(column.Name) ? 3 : column.Class switch
    {
        ColumnClass.Text or ColumnClass.Truth => 0,
        ColumnClass.Whole or ColumnClass.Number => 1,
        _ => 2,
    };

    /// <summary>Whether a column is called as keys are.</summary>
    public static bool IsKey(string column) => column.EndsWith("_key", StringComparison.OrdinalIgnoreCase) || column.EndsWith("_id", StringComparison.OrdinalIgnoreCase);
}
