using System.IO.Compression;

namespace Mixdown.Runs.Starting.Data;

/// <summary>Tells from the header of a CSV file how its fields are parted.</summary>
static class HeaderForm
{
    const int MostLetters = 1 << 14;

    /// <summary>Comma, semicolon, tab or bar, whichever the header has most of outside quotes; null where it has none of them.</summary>
    /// <param name="file">Absolute; <c>.gz</c> is unpacked.</param>
    public static char? DelimiterOf(string file)
    {
        var header = HeaderOf(file);
        var best = ",;\t|".MaxBy(delimiter => CountOf(header, delimiter));   // of equals the first
        return CountOf(header, best) == 0 ? null : best;
    }

    static string HeaderOf(string file)
    {
        using var bytes = File.OpenRead(file);
        var isPacked = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        using var reader = new StreamReader(isPacked ? new GZipStream(bytes, CompressionMode.Decompress) : bytes);
        var letters = new char[MostLetters];
        try
        {
            var text = new string(letters, 0, reader.ReadBlock(letters));
            return text.Split('\n', 2)[0];
        }
        catch (InvalidDataException)
        {
            return "";   // a damaged file: the load says so, with what to do
        }
    }

    static int CountOf(string header, char delimiter)
    {
        var (count, isQuoted) = (0, false);
        foreach (var letter in header)
        {
            isQuoted ^= letter == '"';
            if (letter == delimiter && !isQuoted)
                count++;
        }
        return count;
    }
}
