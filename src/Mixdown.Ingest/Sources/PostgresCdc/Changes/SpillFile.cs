using Microsoft.Win32.SafeHandles;

namespace Mixdown.Ingest.Sources.PostgresCdc.Changes;

/// <summary>The file in the scratch folder that takes what does not stay in memory. Created with its first bytes; gone when it
/// is disposed, or when the process is.</summary>
sealed class SpillFile(string path) : IDisposable
{
    SafeFileHandle? _file;

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Adds bytes at the end. One thread at a time.</summary>
    /// <returns>Where they lie.</returns>
    public long Append(ReadOnlySpan<byte> bytes)
    {
        _file ??= File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        var at = Length;
        RandomAccess.Write(_file, bytes, at);
        Length += bytes.Length;
        return at;
    }

    /// <summary>Reads bytes that were written. Any thread.</summary>
    public void Read(long at, Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file!, bytes, at);
            if (read == 0)
                throw new EndOfStreamException($"{path} is shorter than what was written to it");
            at += read;
            bytes = bytes[read..];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}
