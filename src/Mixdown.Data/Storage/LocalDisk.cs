using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Mixdown.Data.Storage;

/// <summary>The calls of POSIX that .NET does not offer: a link that fails where the name is taken, and a folder made durable.</summary>
/// <remarks><c>File.Move(…, overwrite: false)</c> asks first and renames then: of racing writers two can win, and the
/// commit of one of them is lost in silence.</remarks>
public static partial class LocalDisk
{
    const int NameIsTaken = 17;
    // O_RDONLY opens folders too, and is 0 everywhere; O_DIRECTORY differs from one processor to the next.
    const int ReadOnly = 0;

    /// <summary>Gives the file a second name, unless that name is taken.</summary>
    /// <returns>false: the name is taken.</returns>
    /// <exception cref="IOException">The link could not be made for another reason.</exception>
    public static bool TryLink(string from, string to)
    {
        if (Link(from, to) == 0)
            return true;
        var error = Marshal.GetLastPInvokeError();
        return error == NameIsTaken ? false : throw Failure(error, to);
    }

    /// <summary>Makes the names in a folder survive a power cut.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    public static void FlushFolder(string folder)
    {
        var handle = Open(folder, ReadOnly);
        if (handle < 0)
            throw Failure(Marshal.GetLastPInvokeError(), folder);
        var failed = Flush(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = Close(handle);
        if (failed != 0)
            throw Failure(failed, folder);
    }

    static IOException Failure(int error, string path) =>
        new($"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'", new Win32Exception(error));

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
