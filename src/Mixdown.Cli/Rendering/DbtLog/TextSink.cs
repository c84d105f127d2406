using System.Globalization;

namespace Mixdown.Cli.Rendering.DbtLog;

/// <summary><c>05:02:11  1 of 5 OK created sql view model main.a … [OK in 0.05s]</c></summary>
/// <param name="output">Receives the lines.</param>
/// <param name="isDetailed">Whether the date, the level and the thread come first, as in dbt's debug form.</param>
sealed class TextSink(TextWriter output, bool isDetailed) : IDbtLogSink
{
    /// <inheritdoc/>
    public void Write(DbtLogEvent line)
    {
        var at = line.At.UtcDateTime;
        output.WriteLine(isDetailed
            ? string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm:ss.ffffff} [{Level(line),-5}] [MainThread]: {line.Message}")
            : string.Create(CultureInfo.InvariantCulture, $"{at:HH:mm:ss}  {line.Message}"));
        output.Flush();
    }

    static string Level(DbtLogEvent line) => line.Level.ToString().ToLowerInvariant();
}
