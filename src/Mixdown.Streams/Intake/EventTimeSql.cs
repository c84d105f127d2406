using Mixdown.Data.Naming;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Records;
using Mixdown.Streams.Settings;

namespace Mixdown.Streams.Intake;

/// <summary>The expression that gives an event its time.</summary>
static class EventTimeSql
{
    const string None = "cast(null as timestamptz)";

    /// <summary>The years that a timestamp of any engine can hold, in microseconds since 1970.</summary>
    const string FirstMicros = "-62135596800000000";
    const string LastMicros = "253402300799999999";

    /// <summary>The time as a timestamptz; NULL where it cannot be told.</summary>
    /// <param name="time">What the project file says; null: when the log took the record.</param>
    /// <param name="fields">The columns of the events.</param>
    public static string Of(EventTime? time, ColumnList fields)
    {
        if (time is null)
            return RecordColumns.Timestamp.Name;
        if (fields.IndexOf(time.Column) is not (>= 0 and var at))
            return None;
        var column = new SqlIdentifier(fields[at].Name).ToString();
        return time.Unit == EventTimeUnit.Iso ? OfText(column, fields[at].Type) : OfNumber(column, fields[at].Type, time.Unit);
    }

    static string OfText(string column, DataType type) => type switch
    {
        DataType.Timestamp or DataType.Date => $"cast({column} as timestamptz)",
        DataType.String => $"try_cast({column} as timestamptz)",
        _ => None,
    };

    /// <summary>A number of any type counts; a text counts where it is one.</summary>
    static string OfNumber(string column, DataType type, EventTimeUnit unit)
    {
        if (type is not (DataType.Integer or DataType.Decimal or DataType.Float or DataType.String))
            return None;
        var micros = type is DataType.Integer ? Micros($"cast({column} as hugeint)", unit) : $"round({Micros($"try_cast({column} as double)", unit)})";
        return $"case when {micros} between {FirstMicros} and {LastMicros} then cast(make_timestamp(cast({micros} as bigint)) as timestamptz) end";
    }

    static string Micros(string number, EventTimeUnit unit) => unit switch
    {
        EventTimeUnit.S => $"{number} * 1000000",
        EventTimeUnit.Ms => $"{number} * 1000",
        EventTimeUnit.Ns => $"{number} // 1000",
        _ => number,
    };
}
