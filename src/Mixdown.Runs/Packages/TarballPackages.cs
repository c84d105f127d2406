using System.Formats.Tar;
using System.IO.Compression;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Packages;

namespace Mixdown.Runs.Packages;

/// <summary>Fetches and unpacks gzipped tar archives. An archive may write below its own folder only, and holds no links.</summary>
/// <param name="http">Fetches <c>http:</c> and <c>https:</c>.</param>
/// <param name="project">The folder that relative paths are relative to.</param>
sealed class TarballPackages(HttpClient http, string project)
{
    /// <summary>Unpacked bytes at most: 1 GiB. A package is text; more is an attack or a mistake.</summary>
    const long LargestPackage = 1L << 30;

    /// <summary>Unpacks an archive.</summary>
    /// <param name="tarball">What is wanted.</param>
    /// <param name="into">A folder that does not exist yet.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The package's folder: that of the archive's only folder, or <paramref name="into"/>.</returns>
    /// <exception cref="MixdownException">MX1707: it cannot be fetched or is no such archive; MX1708: it is not safe.</exception>
    public async Task<string> FetchAsync(PackageSource.Tarball tarball, string into, CancellationToken cancel)
    {
        Directory.CreateDirectory(into);
        try
        {
            await using var bytes = await OpenAsync(tarball, cancel);
            await using var plain = new GZipStream(bytes, CompressionMode.Decompress);
            await UnpackAsync(tarball, plain, into, cancel);
        }
        catch (Exception problem) when (problem is IOException or InvalidDataException or HttpRequestException or UnauthorizedAccessException or UriFormatException)
        {
            throw new MixdownException(
                new Diagnostic("MX1707", $"{tarball.Text} cannot be fetched: {problem.Message}", tarball.At, "It has to be a .tar.gz that can be reached: https://…, file://…, or a path relative to the project."), problem);
        }
        return File.Exists(Path.Combine(into, "dbt_project.yml")) || Directory.GetFileSystemEntries(into) is not [var only] || !Directory.Exists(only) ? into : only;
    }

    async Task<Stream> OpenAsync(PackageSource.Tarball tarball, CancellationToken cancel)
    {
        if (!Uri.TryCreate(tarball.Url, UriKind.Absolute, out var address) || address.IsFile)
            return File.OpenRead(Path.GetFullPath(address?.LocalPath ?? tarball.Url, project));
        return await http.GetStreamAsync(address, cancel);
    }

    static async Task UnpackAsync(PackageSource.Tarball tarball, Stream plain, string into, CancellationToken cancel)
    {
        await using var archive = new TarReader(plain);
        var left = LargestPackage;
        while (await archive.GetNextEntryAsync(copyData: false, cancel) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes)
                continue;
            var path = Inside(tarball, entry, into);
            left -= entry.Length;
            if (left < 0)
                throw new MixdownException(new Diagnostic("MX1708", $"{tarball.Text} unpacks to more than 1 GiB", tarball.At, "A package holds SQL and YAML: take the right archive."));
            if (entry.EntryType == TarEntryType.Directory)
                Directory.CreateDirectory(path);
            else
                await WriteAsync(entry, path, cancel);
        }
    }

    static async Task WriteAsync(TarEntry entry, string path, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var file = File.Create(path);
        if (entry.DataStream is { } data)
            await data.CopyToAsync(file, cancel);
    }

    static string Inside(PackageSource.Tarball tarball, TarEntry entry, string into)
    {
        var path = Path.GetFullPath(Path.Combine(into, entry.Name));
        var isInside = path.TrimEnd('/') == into || path.StartsWith(into + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var isPlain = entry.EntryType is TarEntryType.Directory or TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile;
        return isInside && isPlain
            ? path
            : throw new MixdownException(new Diagnostic("MX1708", $"{tarball.Text} holds '{entry.Name}', {(isInside ? "a link" : "which leads out of its folder")}", tarball.At, "Nothing was installed. Ask who made the archive."));
    }
}
