using System.Globalization;

namespace Mixdown.Engines.DuckDb.Native.Interop;

/// <summary>A piece of a file in this process's memory.</summary>
/// <param name="Start">Its first address.</param>
/// <param name="End">The address after its last one.</param>
/// <param name="File">The file's path.</param>
/// <param name="IsAsInFile">Nothing may be written to it, and no page of it was changed: whoever reads it finds what the file has.</param>
sealed record MappedPiece(ulong Start, ulong End, string File, bool IsAsInFile)
{
    /// <summary>The pieces of files in the lines of <c>/proc/PID/smaps</c>.</summary>
    public static IEnumerable<MappedPiece> Read(IEnumerable<string> lines)
    {
        MappedPiece? piece = null;
        foreach (var line in lines)
        {
            var isField = line.AsSpan().IndexOf(':') is > 0 and var colon && colon < line.AsSpan().IndexOf(' ');
            if (!isField)
                piece = Head(line);
            // 'Anonymous:         560 kB': its pages that are no longer the file's.
            else if (piece is not null && line.StartsWith("Anonymous:", StringComparison.Ordinal))
                yield return piece with { IsAsInFile = piece.IsAsInFile && line.EndsWith(" 0 kB", StringComparison.Ordinal) };
        }
    }

    /// <summary>'7f04a0000000-7f04a0812000 r-xp 00000000 fe:00 4719 /opt/mixdown/libduckdb.so'; null: it is of no file.</summary>
    static MappedPiece? Head(string line)
    {
        if (line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries) is not [var range, var rights, _, _, _, ['/', ..] file])
            return null;
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        return new MappedPiece(Address(range[..dash]), Address(range[(dash + 1)..]), file, !rights.Contains('w', StringComparison.Ordinal));
    }

    static ulong Address(string hex) => ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
