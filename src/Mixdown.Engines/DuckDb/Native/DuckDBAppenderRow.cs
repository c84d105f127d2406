namespace Mixdown.Engines.DuckDb.Native;

/// <summary>A row that is being appended: its values in the order of the table's columns.</summary>
public readonly struct DuckDBAppenderRow
{
    readonly DuckDBAppender _appender;

    internal DuckDBAppenderRow(DuckDBAppender appender) => _appender = appender;

    /// <summary>The next value; null and <see cref="DBNull"/> are NULL.</summary>
    /// <exception cref="InvalidCastException">The column cannot hold it without loss; the row can go on with another.</exception>
    public DuckDBAppenderRow AppendValue<T>(T value)
    {
        _appender.AppendValue(value);
        return this;
    }

    /// <summary>NULL.</summary>
    public DuckDBAppenderRow AppendNullValue() => AppendValue<object?>(null);

    /// <summary>Ends the row; every column must have its value.</summary>
    public void EndRow() => _appender.EndRow();
}
