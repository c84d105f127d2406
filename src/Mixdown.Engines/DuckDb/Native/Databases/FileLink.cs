using Mixdown.Data.Storage;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>Moves a file to a name that must be free. On Windows the plain move does that; elsewhere it takes a link.</summary>
static class FileLink
{
    /// <summary>false: the name is taken, and the file is where it was.</summary>
    internal static bool TryMove(string from, string to)
    {
        if (OperatingSystem.IsWindows())
            return MoveOnWindows(from, to);
        if (!LocalDisk.TryLink(from, to))
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
}
