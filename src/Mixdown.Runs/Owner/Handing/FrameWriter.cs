using System.Text;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>Standard output or standard error of a command that was handed over. Safe for several threads.</summary>
/// <param name="output">Sends what is written.</param>
/// <param name="kind">Which of the two.</param>
sealed class FrameWriter(FrameOutput output, FrameKind kind) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value) => output.Write(kind, new ReadOnlySpan<char>(in value));

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => output.Write(kind, buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => output.Write(kind, buffer);

    /// <inheritdoc/>
    public override void Write(string? value) => output.Write(kind, value);

    /// <inheritdoc/>
    public override void WriteLine(string? value) => output.Write(kind, value + NewLine);

    /// <inheritdoc/>
    public override void WriteLine(ReadOnlySpan<char> buffer) => WriteLine(buffer.ToString());
}
