using Mixdown.Engines;

namespace Mixdown.Runs.Dashboards.Caching;

/// <summary>Estimates what answers take in memory: objects of 64-bit .NET.</summary>
static class AnswerBytes
{
    /// <summary>A reference in an array.</summary>
    const long Slot = 8;

    /// <summary>The head of an object, and a value of up to 16 bytes in it.</summary>
    const long Boxed = 32;

    /// <summary>An answer's own objects, whatever is in it.</summary>
    const long Frame = 512;

    /// <summary>The bytes of an answer.</summary>
    public static long Of(IReadOnlyList<ResultColumn> columns, IReadOnlyList<IReadOnlyList<object?>> values)
    {
        var bytes = Frame + (columns.Count * Boxed * 4);
        foreach (var column in values)
        {
            bytes += Boxed;
            for (var row = 0; row < column.Count; row++)
                bytes += Slot + Of(column[row]);
        }
        return bytes;
    }

    static long Of(object? value) => value switch
    {
        null => 0,
        string text => Boxed + (2 * text.Length),
        byte[] bytes => Boxed + bytes.Length,
        object?[] list => Boxed + list.Sum(item => Slot + Of(item)),
        _ => Boxed,
    };
}
