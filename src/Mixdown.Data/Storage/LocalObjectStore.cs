using System.Runtime.CompilerServices;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Storage;

/// <summary>A folder as an object store. Content is written under a temporary name, forced to disk, and then appears under
/// its own name, whole; the folder is forced to disk before a write returns.</summary>
/// <remarks>Needs a POSIX file system with hard links. A process that dies may leave a temporary file
/// (<c>….mxtmp</c>) behind: no listing shows it and no path can name it.</remarks>
public sealed class LocalObjectStore : IObjectStore
{
    const int DiskIsFull = 28;

    /// <param name="folder">Created at the first write when it does not exist.</param>
    public LocalObjectStore(string folder) => Root = Path.GetFullPath(folder);

    /// <inheritdoc/>
    public string Root { get; }

    /// <inheritdoc/>
    public Task<ObjectInfo?> FindAsync(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(LocalListing.Describe(path, new FileInfo(FullPath(path))));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ObjectInfo> ListAsync(
        string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancel)
    {
        StoragePath.CheckPrefix(prefix);
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var found in new LocalListing(Root, prefix, startAfter).Files())
        {
            cancel.ThrowIfCancellationRequested();
            yield return found;
        }
    }

    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(string path, CancellationToken cancel)
    {
        var full = FullPath(path);
        try
        {
            return File.Exists(full) ? await File.ReadAllBytesAsync(full, cancel).ConfigureAwait(false) : null;
        }
        catch (FileNotFoundException)
        {
            return null;   // deleted since we looked
        }
    }

    /// <inheritdoc/>
    public Task<Stream> OpenReadAsync(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var full = FullPath(path);
        return File.Exists(full)
            ? Task.FromResult<Stream>(new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            : throw new FileNotFoundException($"There is no object '{path}' in {Root}", full);
    }

    /// <inheritdoc/>
    public Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var full = FullPath(path);
        return Task.Run(() => Write(path, content.Length, () => Replace(full, content.Span)), cancel);
    }

    /// <inheritdoc/>
    public Task<bool> PutIfAbsentAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var full = FullPath(path);
        return Task.Run(() => Write(path, content.Length, () => !File.Exists(full) && Create(full, content.Span)), cancel);
    }

    /// <inheritdoc/>
    public Task PutFileAsync(string path, string file, CancellationToken cancel)
    {
        var full = FullPath(path);
        return file == full ? Task.CompletedTask : Task.Run(() => Write(path, new FileInfo(file).Length, () => Take(file, full)), cancel);
    }

    /// <inheritdoc/>
    public Task CopyAsync(string from, string to, CancellationToken cancel)
    {
        var (source, full) = (FullPath(from), FullPath(to));
        return Task.Run(() => Copy(source, to, full), cancel);
    }

    /// <inheritdoc/>
    public string LocalFile(string path) => FullPath(path);

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var full = FullPath(path);
        if (File.Exists(full))
            File.Delete(full);
        return Task.CompletedTask;
    }

    static bool Replace(string full, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        using var temporary = new TemporaryFile(folder);
        temporary.Write(content);
        File.Move(temporary.FullName, full, overwrite: true);
        LocalDisk.FlushFolder(folder);
        return true;
    }

    static bool Take(string file, string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        File.Move(file, full, overwrite: true);
        LocalDisk.FlushFolder(folder);
        return true;
    }

    /// <summary>What is not there is told before anything is made, and not as trouble of the disk.</summary>
    void Copy(string source, string to, string full)
    {
        if (!File.Exists(source))
            throw new FileNotFoundException($"There is no file {source}", source);
        Write(to, 0, () => Link(source, full));
    }

    static bool Link(string source, string full)
    {
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        var linked = LocalDisk.TryLink(source, full);
        LocalDisk.FlushFolder(folder);
        return linked;
    }

    static bool Create(string full, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(full)!;
        CreateFolder(folder);
        using var temporary = new TemporaryFile(folder);
        temporary.Write(content);
        var won = LocalDisk.TryLink(temporary.FullName, full);
        LocalDisk.FlushFolder(folder);
        return won;
    }

    /// <summary>Creates missing folders from the top; each is forced into the one above, or a power cut could take it and
    /// the content with it.</summary>
    static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        var above = Path.GetDirectoryName(folder)!;
        CreateFolder(above);
        Directory.CreateDirectory(folder);
        LocalDisk.FlushFolder(above);
    }

    /// <summary>Adds what a person needs to a refusal of the disk: the object, its size, and what to do.</summary>
    bool Write(string path, long bytes, Func<bool> write)
    {
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new MixdownException(Refusal(path, bytes, e), e);
        }
    }

    internal Diagnostic Refusal(string path, long bytes, Exception cause) => IsDiskFull(cause)
        ? new Diagnostic("MX2802", $"The disk is full: '{path}' in {Root} needs {bytes} bytes", Hint: "Free some space and run again; nothing is lost.")
        : new Diagnostic("MX2803", $"'{path}' cannot be written in {Root}: {cause.Message}", Hint: "Check the folder's permissions and the disk.");

    static bool IsDiskFull(Exception cause) =>
        cause.HResult == DiskIsFull || cause.InnerException is System.ComponentModel.Win32Exception { NativeErrorCode: DiskIsFull };

    string FullPath(string path)
    {
        StoragePath.Check(path);
        if (TemporaryFile.IsNamed(path))
            throw new ArgumentException("This ending marks files that the store is still writing.", nameof(path));
        return Path.Combine(Root, path);
    }
}
