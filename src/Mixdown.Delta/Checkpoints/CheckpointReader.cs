using System.Text.Json;
using Mixdown.Data.Diagnostics;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Checkpoints;

/// <summary>Reads the files of a checkpoint.</summary>
sealed class CheckpointReader(DeltaLog log, IParquetHandler parquet)
{
    /// <summary>All actions of a file of a checkpoint and of the files that it names (sidecars); null when one of them is gone or was
    /// cut off: an older checkpoint may do.</summary>
    /// <exception cref="MixdownException">MX2816: one is whole but cannot be read.</exception>
    public async Task<List<DeltaAction>?> ReadAsync(LogFile file, CancellationToken cancel)
    {
        var actions = await ReadFileAsync(file.Path, cancel).ConfigureAwait(false);
        if (actions is null || !actions.Exists(action => action is SidecarFile))
            return actions;
        var all = new List<DeltaAction>();
        foreach (var action in actions)
        {
            if (action is not SidecarFile sidecar)
                all.Add(action);
            else if (await ReadFileAsync(log.PathOf("_sidecars/" + sidecar.Name), cancel).ConfigureAwait(false) is { } more)
                all.AddRange(more);
            else
                return null;
        }
        return all;
    }

    async Task<List<DeltaAction>?> ReadFileAsync(string path, CancellationToken cancel)
    {
        var bytes = await log.Store.ReadAsync(path, cancel).ConfigureAwait(false);
        if (bytes is null)
            return null;
        if (path.EndsWith(".json", StringComparison.Ordinal))
            return IsWholeJson(bytes) ? Parse(path, bytes) : null;
        return IsWhole(bytes) ? Parse(path, await DecodeAsync(path, bytes, cancel).ConfigureAwait(false)) : null;
    }

    /// <summary>Adds to the handler's refusal which file it is.</summary>
    async Task<byte[]> DecodeAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        try
        {
            return await parquet.DecodeAsync(CheckpointColumns.Any, bytes, cancel).ConfigureAwait(false);
        }
        catch (MixdownException e) when (!e.IsTransient)
        {
            throw DeltaErrors.BrokenCheckpoint(path, e.Diagnostics[0].Message);
        }
    }

    /// <summary>Whether the bytes start and end with Parquet's mark and the footer's length, before the last mark, fits.</summary>
    static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes.StartsWith("PAR1"u8) && bytes.EndsWith("PAR1"u8)
        && BitConverter.ToUInt32(bytes[^8..]) <= bytes.Length - 12;

    /// <summary>Whether the last line was written to its end.</summary>
    static bool IsWholeJson(ReadOnlySpan<byte> bytes) => bytes.TrimEnd(" \t\r\n"u8).EndsWith("}"u8);

    static List<DeltaAction> Parse(string path, byte[] rows)
    {
        var actions = new List<DeltaAction>();
        var lines = new LogLines(rows);
        while (lines.Next() is { } line)
        {
            if (ParseRow(path, line) is { } action)
                actions.Add(action);
        }
        return actions;
    }

    static DeltaAction? ParseRow(string path, ReadOnlyMemory<byte> row)
    {
        try
        {
            return ActionReader.Read(row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw DeltaErrors.BrokenCheckpoint(path, e.Message);
        }
    }
}
