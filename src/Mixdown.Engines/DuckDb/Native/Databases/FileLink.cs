using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>Moves a file into place only where there is none. On Unix <see cref="File.Move(string, string, bool)"/> looks first
/// and renames then, so that of two movers both may win; a hard link has one winner.</summary>
static partial class FileLink
{
    internal static bool TryMove(string from, string to)
    {
        if (OperatingSystem.IsWindows())
            return MoveOnWindows(from, to);
        if (Link(from, to) != 0)
            return false;
        File.Delete(from);
        return true;
    }

    static bool MoveOnWindows(string from, string to)
    {
        if (File.Exists(to))
            return false;
        File.Move(from, to, overwrite: false);
        return true;
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
