using Mixdown.Engines;
using Mixdown.Project.Materialize.Profiles;
using Mixdown.Runs.Dashboards;

namespace Mixdown.Runs.Catalog.Facts;

/// <summary>What can be done with the values of a type.</summary>
static class ColumnKinds
{
    static readonly string[] Numbers =
    [
        "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "REAL",
        "DOUBLE PRECISION", "NUMERIC", "DECIMAL",
    ];

    /// <summary>What pages see of an engine's type.</summary>
    public static AnswerType Of(string type)
    {
        var name = type.ToUpperInvariant();
        var word = name.Split('(')[0].TrimEnd();
        if (name.EndsWith("[]", StringComparison.Ordinal))
            return AnswerType.Text;
        return word switch
        {
            "BOOLEAN" => AnswerType.Boolean,
            "DATE" => AnswerType.Date,
            "TIMESTAMP WITH TIME ZONE" => AnswerType.Instant,
            _ when word.StartsWith("TIMESTAMP", StringComparison.Ordinal) => AnswerType.LocalTime,
            _ => Numbers.Contains(word, StringComparer.Ordinal) ? AnswerType.Number : AnswerType.Text,
        };
    }

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
