using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Dashboards.Tables;

/// <summary>Reads what <c>config.meta</c> of a model's column says to dashboards. Other tools keep words of their own there: a
/// <c>format</c> that is no map is theirs.</summary>
static class ColumnMeaning
{
    /// <summary>How the column's numbers are written; null: nothing is said.</summary>
    /// <param name="column">What the file says of it.</param>
    /// <param name="found">Receives what is wrong.</param>
    public static ValueFormat? Format(ColumnInfo column, ICollection<Diagnostic> found) =>
        column.Meta.GetValueOrDefault("format") is IReadOnlyDictionary<string, object?> said ? FormatReader.Read(Map(said, column.At), found) : null;

    /// <summary>The column in whose order its values are; null: nothing is said.</summary>
    public static string? OrderBy(ColumnInfo column) => column.Meta.GetValueOrDefault("order_by") as string;

    /// <summary>Plain values know no places: the column's name stands for all of them.</summary>
    static SettingNode.Map Map(IReadOnlyDictionary<string, object?> said, SourceSpan at) => new(at, [.. said.Select(entry => new SettingEntry(entry.Key, at, Node(entry.Value, at)))]);

    static SettingNode Node(object? value, SourceSpan at) => value switch
    {
        null => new SettingNode.Null(at),
        IReadOnlyDictionary<string, object?> map => Map(map, at),
        _ => new SettingNode.Scalar(at, value, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
