using System.Text;

namespace Mixdown.Runs.Starting.Texts;

/// <summary>Text, line by line.</summary>
sealed class Lines
{
    readonly StringBuilder _text = new();

    /// <summary>Adds a line.</summary>
    public void Add(string line) => _text.Append(line).Append('\n');

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
