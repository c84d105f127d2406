using System.Buffers.Binary;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Schemas;
using Mixdown.Delta.Checkpoints;

namespace Mixdown.Tests.Delta;

/// <summary>Stands in for Parquet: the rows as they are, framed as a Parquet file is, so that a file that was cut off shows.</summary>
sealed class FramedRows : IParquetHandler
{
    public Task<byte[]> EncodeAsync(ColumnList columns, ReadOnlyMemory<byte> rows, CancellationToken cancel)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, rows.Length);
        return Task.FromResult<byte[]>([.. "PAR1"u8, .. rows.Span, .. length, .. "PAR1"u8]);
    }

    public Task<byte[]> DecodeAsync(ColumnList columns, ReadOnlyMemory<byte> parquet, CancellationToken cancel) =>
        BinaryPrimitives.ReadInt32LittleEndian(parquet.Span[^8..]) == parquet.Length - 12
            ? Task.FromResult(parquet[4..^8].ToArray())
            : throw new MixdownException(new Diagnostic("MX3000", "This is not a Parquet file"));
}
