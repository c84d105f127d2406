using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Counts what comes out of a packed file, and stops at one that is far larger than it pretends.</summary>
/// <param name="unpacking">What is allowed.</param>
/// <param name="packed">What goes in.</param>
/// <param name="file">As in <c>_mx_file</c>.</param>
sealed class UnpackLimit(Unpacking unpacking, HashingStream packed, string file)
{
    // Below this size no ratio matters: a file of one repeated line packs a thousand times.
    const long FreeBytes = 16 * 1024 * 1024;
    long _bytes;

    /// <summary>Adds bytes that came out.</summary>
    /// <exception cref="MixdownException">MX2023: too many.</exception>
    public void Count(int bytes)
    {
        _bytes += bytes;
        if (_bytes > unpacking.MaxBytes)
            throw TooLarge($"more than {unpacking.MaxBytes:#,0} bytes", "max_unzipped");
        if (_bytes > FreeBytes && _bytes / unpacking.MaxRatio > packed.Bytes)
            throw TooLarge($"more than {unpacking.MaxRatio} times its size", "max_unzip_ratio");
    }

    MixdownException TooLarge(string size, string option) => new(new Diagnostic(
        "MX2023", $"{file} unzips to {size}", new SourceSpan(file, 1, 1, 1),
        $"Nothing of it was loaded. If it is no bomb, raise the option {option}."));
}
