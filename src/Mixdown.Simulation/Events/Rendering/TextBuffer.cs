using System.Buffers.Text;
using System.Diagnostics;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>The bytes of the record that is being written. Hot.</summary>
/// <param name="most">Bytes that a record has at most.</param>
sealed class TextBuffer(int most)
{
    readonly byte[] _bytes = new byte[most];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; set; }

    /// <summary>Bytes that there is room for.</summary>
    public int Room => _bytes.Length;

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Adds a text.</summary>
    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Adds a number.</summary>
    public void Append(long number)
    {
        if (!Utf8Formatter.TryFormat(number, _bytes.AsSpan(Length), out var written))
            throw new UnreachableException("The longest record is longer than was thought.");
        Length += written;
    }
}
