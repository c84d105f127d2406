using System.Security.Cryptography;
using System.Text;
using Mixdown.Ingest.Sources.Files;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>A Parquet file where the engine can read it: itself, or a copy of this run.</summary>
sealed class ParquetFile : IDisposable
{
    readonly bool _isCopy;

    ParquetFile(string path, string hash, bool isCopy) => (Path, Hash, _isCopy) = (path, hash, isCopy);

    /// <summary>Absolute.</summary>
    public string Path { get; }

    /// <summary>Of its bytes; empty where it was not asked for.</summary>
    public string Hash { get; }

    /// <summary>Makes the file readable.</summary>
    /// <param name="file">Anywhere.</param>
    /// <param name="scratch">Takes the copy of one that is no file of this machine.</param>
    /// <param name="isHashed">Whether <see cref="Hash"/> will be asked for.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<ParquetFile> OpenAsync(StoredFile file, string scratch, bool isHashed, CancellationToken cancel)
    {
        if (file.LocalFile is { } local)
            return new ParquetFile(local, isHashed ? await file.HashAsync(cancel).ConfigureAwait(false) : "", isCopy: false);
        Directory.CreateDirectory(scratch);
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Path}\n{file.Facts.ETag}\n{isHashed}")));
        var copy = System.IO.Path.Combine(scratch, $"source-{name[..32]}.parquet");
        var bytes = new HashingStream(await file.OpenAsync(cancel).ConfigureAwait(false), isHashed);
        await using (bytes.ConfigureAwait(false))
        {
            var target = new FileStream(copy, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (target.ConfigureAwait(false))
                await bytes.CopyToAsync(target, cancel).ConfigureAwait(false);
            return new ParquetFile(copy, isHashed ? bytes.Finish() : "", isCopy: true);
        }
    }

    /// <summary>Removes the copy.</summary>
    public void Dispose()
    {
        if (_isCopy)
            File.Delete(Path);
    }
}
