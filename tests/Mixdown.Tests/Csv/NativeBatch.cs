using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Mixdown.Data.Batches;
using Mixdown.Data.Schemas;
using Mixdown.Ingest.Sources;

namespace Mixdown.Tests.Csv;

/// <summary>A batch in plain memory, laid out as the engine's, that can be read back as text.</summary>
sealed unsafe class NativeBatch : IVectorArena, IDisposable
{
    const int Width = 16;
    readonly ColumnList _columns;
    readonly nint[] _values;
    readonly nint[] _validity;
    readonly Dictionary<(nint, int), string> _long = [];

    public NativeBatch(ColumnList columns)
    {
        _columns = columns;
        _values = [.. columns.Select(_ => (nint)NativeMemory.AllocZeroed(ColumnBatch.Capacity, Width))];
        _validity = [.. columns.Select(_ => (nint)NativeMemory.Alloc(ColumnBatch.Capacity / 8))];
        Batch = new ColumnBatch([.. columns.Select((_, i) => new ColumnVector(i, (byte*)_values[i], (ulong*)_validity[i], this))]);
    }

    public ColumnBatch Batch { get; }

    /// <summary>All rows of a file, as texts.</summary>
    public static List<string?[]> ReadAll(ISourceRows rows)
    {
        using var reader = rows.OpenReader();
        using var batch = new NativeBatch(rows.Columns);
        var read = new List<string?[]>();
        while (true)
        {
            batch.Reset();
            var count = reader.Fill(batch.Batch);
            if (count == 0)
                return read;
            for (var row = 0; row < count; row++)
                read.Add([.. Enumerable.Range(0, rows.Columns.Count).Select(column => batch.Text(column, row))]);
        }
    }

    /// <summary>Makes it as the engine hands out a new chunk.</summary>
    public void Reset()
    {
        _long.Clear();
        foreach (var validity in _validity)
            new Span<byte>((void*)validity, ColumnBatch.Capacity / 8).Fill(0xFF);
    }

    public void Assign(nint vector, int row, ReadOnlySpan<byte> utf8)
    {
        Assert.True(utf8.Length > 12);
        _long[(vector, row)] = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8);
        *(int*)(_values[vector] + (row * Width)) = utf8.Length;
    }

    public string? Text(int column, int row)
    {
        if ((((ulong*)_validity[column])[row >> 6] & (1UL << (row & 63))) == 0)
            return null;
        var at = (byte*)_values[column];
        return _columns[column].Type switch
        {
            DataType.String => Text(column, row, at),
            DataType.Integer { Bits: 32 } or DataType.Date => ((int*)at)[row].ToString(CultureInfo.InvariantCulture),
            DataType.Integer { Bits: 8 } => ((sbyte*)at)[row].ToString(CultureInfo.InvariantCulture),
            DataType.Integer { Bits: 16 } => ((short*)at)[row].ToString(CultureInfo.InvariantCulture),
            DataType.Decimal(> 18, _) => ((Int128*)at)[row].ToString(CultureInfo.InvariantCulture),
            DataType.Float => ((double*)at)[row].ToString("R", CultureInfo.InvariantCulture),
            DataType.Boolean => at[row] == 1 ? "true" : "false",
            _ => ((long*)at)[row].ToString(CultureInfo.InvariantCulture),
        };
    }

    public ColumnVector Field(nint vector, int field) => throw new NotSupportedException();

    public ColumnVector Elements(nint vector, int capacity) => throw new NotSupportedException();

    public void CloseElements(nint vector, int count) => throw new NotSupportedException();

    public void Dispose()
    {
        foreach (var memory in _values.Concat(_validity))
            NativeMemory.Free((void*)memory);
    }

    string Text(int column, int row, byte* at)
    {
        var length = *(int*)(at + (row * Width));
        return length > 12 ? _long[(column, row)] : Encoding.UTF8.GetString(at + (row * Width) + 4, length);
    }
}
