using Mixdown.Engines;
using Mixdown.Engines.Planning;
using Mixdown.Project.Graph;
using Mixdown.Project.Lineage.Shadow;

namespace Mixdown.Project.Lineage;

/// <summary>What is known of the columns of source tables.</summary>
sealed class SourceColumns(LineageInputs inputs, ShadowCatalog shadow)
{
    /// <summary>The columns of one.</summary>
    public NodeLineage Of(SourceTable source)
    {
        if (Known(source) is not { Count: > 0 } columns)
            return Unknown(source, "nothing is loaded, and no properties file gives a data_type to all of them");
        return shadow.IsNative && inputs.Sources.ContainsKey(source.UniqueId) || shadow.Takes(columns.Select(column => column.Type))
            ? new NodeLineage(source.UniqueId, [.. columns.Select(column => new ColumnLineage(column.Name, column.Type, ColumnKind.Constant, []))])
            : Unknown(source, "a type is none that the planner has");
    }

    IReadOnlyList<ResultColumn>? Known(SourceTable source)
    {
        if (inputs.Sources.TryGetValue(source.UniqueId, out var known))
            return known;
        return source.Columns.All(column => column.DataType is not null)
            ? [.. source.Columns.Select(column => new ResultColumn(column.Name, column.DataType!))]
            : null;
    }

    static NodeLineage Unknown(SourceTable source, string why) =>
        new(source.UniqueId, []) { Unknown = $"The columns of the source {source.SourceName}.{source.Name} are not known: {why}" };
}
