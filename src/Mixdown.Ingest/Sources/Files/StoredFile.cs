using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Sources.Files.Bytes;

namespace Mixdown.Ingest.Sources.Files;

/// <summary>A file and the store that it lies in: what a format reads.</summary>
/// <param name="store">A folder or a bucket.</param>
/// <param name="facts">As listed.</param>
sealed class StoredFile(IObjectStore store, SourceFile facts)
{
    /// <summary>As listed.</summary>
    public SourceFile Facts => facts;

    /// <summary>As in <c>_mx_file</c>.</summary>
    public string Path => facts.Path;

    /// <summary>Its size as listed, packed where it is.</summary>
    public long Bytes => facts.Bytes;

    /// <summary>The file on this machine; null where the store keeps it elsewhere.</summary>
    public string? LocalFile => store.LocalFile(facts.Path);

    /// <summary>The bytes.</summary>
    /// <exception cref="MixdownException">MX2042: it is gone.</exception>
    public async Task<Stream> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await store.OpenReadAsync(facts.Path, cancel).ConfigureAwait(false);
        }
        catch (FileNotFoundException gone)
        {
            throw new MixdownException(
                new Diagnostic("MX2042", $"{facts.Path} is gone from {store.Root}", new SourceSpan(facts.Path, 1, 1, 1), "Run the load again."), gone);
        }
    }

    /// <summary>Hash of the bytes as they lie there.</summary>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        var bytes = new HashingStream(await OpenAsync(cancel).ConfigureAwait(false));
        await using (bytes.ConfigureAwait(false))
            return bytes.Finish();
    }
}
