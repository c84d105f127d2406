using System.Runtime.InteropServices;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>The pages of a library that are in memory, which stay there once something of them ran.</summary>
static partial class LibraryPages
{
    const string Pieces = "/proc/self/smaps";
    const int DontNeed = 4;

    /// <summary>Takes those that are as in the file out of this process. They stay in the system's file cache, where they are found when they
    /// are needed again, and which is what it takes first when memory is short. Elsewhere than on Linux it does nothing.</summary>
    /// <param name="address">Of something in the library.</param>
    internal static void LetGo(nint address)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var pieces = MappedPiece.Read(File.ReadLines(Pieces)).ToList();
        var library = pieces.Find(piece => piece.Start <= (ulong)address && (ulong)address < piece.End)?.File;
        foreach (var piece in pieces)
        {
            // It is advice: where the system does not take it, the pages stay.
            if (piece.IsAsInFile && piece.File == library)
                _ = Advise((nint)piece.Start, (nuint)(piece.End - piece.Start), DontNeed);
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint start, nuint length, int advice);
}
