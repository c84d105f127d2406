using Mixdown.Engines;
using Mixdown.Project.Materialize.Profiles;
using Mixdown.Runs.Dashboards;
using Mixdown.Runs.Dashboards.Asking;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>What can be done with the values of a type.</summary>
static class ColumnKinds
{
    /// <summary>What pages see of an engine's type.</summary>
    public static AnswerType Of(string type) => ColumnTypes.Of(new ResultColumn("", type));

    /// <summary>A column as it is profiled.</summary>
    public static ProfiledColumn Profiled(ResultColumn column, bool isPersonal) =>
        new(column.Name, column.Type, isPersonal ? ValueKind.Hidden : Kind(column.Type));

    static ValueKind Kind(string type) => Of(type) switch
    {
        AnswerType.Number => ValueKind.Number,
        AnswerType.Date or AnswerType.LocalTime or AnswerType.Instant => ValueKind.Time,
        AnswerType.Boolean => ValueKind.Flag,
        _ => IsText(type.ToUpperInvariant()) ? ValueKind.Text : ValueKind.Plain,
    };

    static bool IsText(string type) => type is "TEXT" or "VARCHAR" || type.StartsWith("CHARACTER", StringComparison.Ordinal) || type.StartsWith("VARCHAR(", StringComparison.Ordinal);
}
