using System.Globalization;
using System.Numerics;
using Mixdown.Engines.DuckDb.Native;
using Mixdown.Engines.DuckDb.Native.Interop;
using Mixdown.Engines.DuckDb.Native.Reading;
using Mixdown.Engines.DuckDb.Native.Statements;

namespace Mixdown.Engines.DuckDb;

/// <summary>Whole answers as <see cref="ResultTable"/>s.</summary>
static class ResultTables
{
    /// <summary>Runs all statements of <paramref name="sql"/> and keeps the answer of the last one, its first
    /// <paramref name="most"/> rows at most.</summary>
    internal static ResultTable Read(
        NativeConnection connection, string sql, IParameterSource parameters, long most, CancellationToken cancel)
    {
        using var turn = connection.Enter();
        using var script = connection.Parse(sql, cancel);
        var table = new ResultTable([], []);
        for (var i = 0; i < script.Count; i++)
        {
            using var statement = script.Prepare(i);
            parameters.Bind(statement);
            using var result = statement.Execute(streaming: most < long.MaxValue, cancel);
            table = Read(result, most, cancel);
        }
        return table;
    }

    static ResultTable Read(QueryResult result, long most, CancellationToken cancel)
    {
        if (result.Kind != ResultKind.Rows)
            return new ResultTable([], []);
        var rows = new List<object?[]>();
        while (rows.Count < most && result.NextChunk(cancel))
        {
            for (var row = 0; row < result.Rows && rows.Count < most; row++)
                rows.Add(Row(result.Columns, row));
        }
        return new ResultTable([.. result.Fields.Select(field => new ResultColumn(field.Name, field.Type.ToString()))], rows);
    }

    static object?[] Row(ReadOnlySpan<VectorReader> columns, int row)
    {
        var values = new object?[columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Plain(Whole(columns[i].Type, ValueReader.Read(columns[i], row)));
        return values;
    }

    /// <summary>A whole number that .NET's decimal cannot hold comes as text.</summary>
    static object? Whole(DuckDbType type, object? value) =>
        type is { Id: TypeId.Decimal, Scale: 0 } && value is string digits ? BigInteger.Parse(digits, CultureInfo.InvariantCulture) : value;

    /// <summary>From DuckDB's many types to the few of <see cref="ResultTable"/>.</summary>
    static object? Plain(object? value) => value switch
    {
        sbyte or short or int or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        ulong number => (decimal)number,
        float number => (double)number,
        BigInteger number => BigInteger.Abs(number) <= (BigInteger)decimal.MaxValue ? (decimal)number : number,
        DuckDBInterval interval => interval.ToString(),
        object?[] elements => Array.ConvertAll(elements, Plain),
        OrderedDictionary<string, object?> fields => Fields(fields),
        OrderedDictionary<object, object?> map => Map(map),
        _ => value,
    };

    static OrderedDictionary<string, object?> Fields(OrderedDictionary<string, object?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
            fields.SetAt(i, Plain(fields.GetAt(i).Value));
        return fields;
    }

    static OrderedDictionary<object, object?> Map(OrderedDictionary<object, object?> map)
    {
        var plain = new OrderedDictionary<object, object?>(map.Count);
        foreach (var (key, value) in map)
            plain.Add(Plain(key)!, Plain(value));
        return plain;
    }
}
