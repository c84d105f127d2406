using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Checkpoints;

/// <summary>Reads the files of a checkpoint.</summary>
sealed class CheckpointReader(DeltaLog log, IParquetHandler parquet)
{
    /// <summary>All actions of a file of a checkpoint; null when the file is gone or was cut off: it does not begin and end as a
    /// Parquet file does, and an older checkpoint may do.</summary>
    /// <exception cref="MixdownException">MX2816: it is whole but cannot be read.</exception>
    public async Task<List<DeltaAction>?> ReadAsync(LogFile file, CancellationToken cancel)
    {
        var bytes = await log.Store.ReadAsync(file.Path, cancel).ConfigureAwait(false);
        if (bytes is null || !IsWhole(bytes))
            return null;
        return Parse(file, await DecodeAsync(file, bytes, cancel).ConfigureAwait(false));
    }

    /// <summary>Adds to the handler's refusal which file it is.</summary>
    async Task<byte[]> DecodeAsync(LogFile file, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            return await parquet.DecodeAsync(CheckpointColumns.Classic, bytes, cancel).ConfigureAwait(false);
        }
        catch (MixdownException e) when (!e.IsTransient)
        {
            throw DeltaErrors.BrokenCheckpoint(file.Path, e.Diagnostics[0].Message);
        }
    }

    /// <summary>Whether the bytes start and end with Parquet's mark and the footer's length, before the last mark, fits.</summary>
    static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes.StartsWith("PAR1"u8) && bytes.EndsWith("PAR1"u8)
        && BitConverter.ToUInt32(bytes[^8..]) <= bytes.Length - 12;

    static List<DeltaAction> Parse(LogFile file, byte[] rows)
    {
        var actions = new List<DeltaAction>();
        var lines = new LogLines(rows);
        while (lines.Next() is { } line)
        {
            if (ParseRow(file, line) is { } action)
                actions.Add(action);
        }
        return actions;
    }

    static DeltaAction? ParseRow(LogFile file, ReadOnlyMemory<byte> row)
    {
        try
        {
            return ActionReader.Read(row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw DeltaErrors.BrokenCheckpoint(file.Path, e.Message);
        }
    }
}
