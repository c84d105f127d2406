using System.Diagnostics;
using System.Globalization;

namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>Brings database files into the world. DuckDB writes a new file in several steps, and a crash between them leaves
/// one that never opens again; so a file is made under another name and moved into its place when it is whole.</summary>
static class DatabaseFile
{
    const string Unborn = ".new-";

    /// <summary>Makes an empty database at <paramref name="path"/> unless there is one, and removes what dead processes
    /// left of theirs.</summary>
    internal static void Ensure(string path)
    {
        RemoveStillborn(path);
        if (File.Exists(path))
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var unborn = string.Create(CultureInfo.InvariantCulture, $"{path}{Unborn}{Environment.ProcessId}");
        NativeDatabase.Open(unborn, DatabaseSettings.None).Dispose();
        // Two processes may get here at once. The loser's file must not replace one that is already open.
        if (!FileLink.TryMove(unborn, path))
            File.Delete(unborn);
    }

    static void RemoveStillborn(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path)!, Path.GetFileName(path));
        if (!Directory.Exists(folder))
            return;
        foreach (var file in Directory.EnumerateFiles(folder, name + Unborn + "*"))
        {
            if (!IsBeingMade(Path.GetFileName(file.AsSpan())[(name.Length + Unborn.Length)..]))
                File.Delete(file);
        }
    }

    // A number may also have been given to another program meanwhile: then the file stays until that ends, and harms nobody.
    // Ours was left by a dead process of the same number, since the registry makes one file at a time.
    static bool IsBeingMade(ReadOnlySpan<char> suffix)
    {
        var digits = suffix.IndexOf('.') is var dot and >= 0 ? suffix[..dot] : suffix;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
            && process != Environment.ProcessId
            && Process.GetProcesses().Any(running => running.Id == process);
    }
}
