using Npgsql;

namespace Mixdown.Engines.Postgres.Reading;

/// <summary>Answers as <see cref="ResultTable"/>s. The server sends every value as text, so that no type is one that we cannot
/// read; each becomes what its type says.</summary>
static class ResultReader
{
    /// <summary>The first <paramref name="most"/> rows.</summary>
    internal static ResultTable Read(NpgsqlDataReader reader, long most, CancellationToken cancel, out bool isWhole)
    {
        var columns = new ResultColumn[reader.FieldCount];
        var parsers = new Func<string, object>[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = new ResultColumn(reader.GetName(i), reader.GetDataTypeName(i));
            parsers[i] = ValueText.ParserOf(columns[i].Type);
        }
        var rows = new List<object?[]>();
        isWhole = false;
        while (rows.Count < most)
        {
            cancel.ThrowIfCancellationRequested();
            if (isWhole = !reader.Read())
                break;
            rows.Add(Row(reader, parsers));
        }
        return new ResultTable(columns, rows);
    }

    static object?[] Row(NpgsqlDataReader reader, Func<string, object>[] parsers)
    {
        var values = new object?[parsers.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = reader.IsDBNull(i) ? null : parsers[i](reader.GetString(i));
        return values;
    }
}
