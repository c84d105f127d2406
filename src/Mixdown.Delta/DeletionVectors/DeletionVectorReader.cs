using System.Buffers.Binary;
using Mixdown.Delta.Actions;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.DeletionVectors;

/// <summary>Finds and reads which rows of a data file are deleted.</summary>
sealed class DeletionVectorReader(DeltaLog log)
{
    /// <summary>Beyond this a file of deletion vectors is not read: a set of 2 billion rows in its worst form is 256 MiB.</summary>
    const int MostBytes = 1 << 28;

    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX2850: they cannot be found, or are damaged.</exception>
    public async Task<DeletedRows> ReadAsync(AddFile file, DeletionVector vector, CancellationToken cancel)
    {
        try
        {
            var serialized = vector.Storage == "i" ? Inline(vector) : await StoredAsync(vector, cancel).ConfigureAwait(false);
            var rows = DeletedRows.Parse(vector.Id, serialized);
            return rows.Count == vector.Rows
                ? rows : throw new FormatException($"it deletes {rows.Count} rows; the log says {vector.Rows}");
        }
        catch (FormatException broken)
        {
            throw DeltaErrors.BrokenDeletionVector(log.Table, file.DataPath, broken.Message);
        }
    }

    static byte[] Inline(DeletionVector vector)
    {
        var bytes = Base85.Decode(vector.Place) ?? throw new FormatException("its text is not base 85");
        return vector.Bytes >= 0 && vector.Bytes <= bytes.Length
            ? bytes[..vector.Bytes] : throw new FormatException($"its text has {bytes.Length} bytes; the log says {vector.Bytes}");
    }

    async Task<byte[]> StoredAsync(DeletionVector vector, CancellationToken cancel)
    {
        var path = FilePath.InStore(log.Store.Root, log.Folder, PathOf(vector));
        if (FilePath.IsAbsolute(path))
            throw new FormatException($"its file {path} is in another store than the table");
        var stream = await OpenAsync(path, cancel).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
            return await BlockAsync(stream, vector, cancel).ConfigureAwait(false);
    }

    async Task<Stream> OpenAsync(string path, CancellationToken cancel)
    {
        if (await log.Store.FindAsync(path, cancel).ConfigureAwait(false) is null)
            throw new FormatException($"its file {path} is missing");
        return await log.Store.OpenReadAsync(path, cancel).ConfigureAwait(false);
    }

    static string PathOf(DeletionVector vector) => vector.DataPath ?? throw new FormatException(
        vector.Storage == "u" ? "the name of its file is not base 85" : $"its storage type '{vector.Storage}' is unknown");

    /// <summary>A version, then for each set of rows its length, the set and its checksum.</summary>
    static async Task<byte[]> BlockAsync(Stream stream, DeletionVector vector, CancellationToken cancel)
    {
        var offset = vector.Offset ?? 1;
        if (vector.Bytes is < 0 or > MostBytes || offset < 1)
            throw new FormatException($"the log has it at {offset} with {vector.Bytes} bytes");
        var head = await TakeAsync(stream, 1, cancel).ConfigureAwait(false);
        if (head[0] != 1)
            throw new FormatException($"its file has version {head[0]}, not 1");
        await SkipAsync(stream, offset - 1, cancel).ConfigureAwait(false);
        var block = await TakeAsync(stream, vector.Bytes + 8, cancel).ConfigureAwait(false);
        var length = BinaryPrimitives.ReadInt32BigEndian(block);
        if (length != vector.Bytes)
            throw new FormatException($"it has {length} bytes; the log says {vector.Bytes}");
        var serialized = block[4..^4];
        return BinaryPrimitives.ReadUInt32BigEndian(block.AsSpan(block.Length - 4)) == Crc32.Of(serialized)
            ? serialized : throw new FormatException("its checksum is wrong");
    }

    static async Task SkipAsync(Stream stream, int count, CancellationToken cancel)
    {
        var buffer = new byte[Math.Min(count, 1 << 16)];
        while (count > 0)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, Math.Min(count, buffer.Length)), cancel).ConfigureAwait(false);
            if (read == 0)
                throw new FormatException("its file ends too early");
            count -= read;
        }
    }

    static async Task<byte[]> TakeAsync(Stream stream, int count, CancellationToken cancel)
    {
        var bytes = new byte[count];
        return await stream.ReadAtLeastAsync(bytes, count, throwOnEndOfStream: false, cancel).ConfigureAwait(false) == count
            ? bytes : throw new FormatException("its file ends too early");
    }
}
