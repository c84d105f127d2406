using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Live.Topics;

/// <summary>What an entry's failure is in the words of the project file.</summary>
static class LiveTrouble
{
    /// <summary>MX2490, with the engine's reason.</summary>
    public static Diagnostic Explain(LiveDefinition definition, MixdownException failure) => new(
        "MX2490",
        $"The live entry '{definition.Name}' stands still: {failure.Diagnostics[0].Message}",
        definition.At,
        "Correct the expressions of its metrics, 'columns', 'by', 'top' or 'filter', and start the stream again; the events themselves go on.");
}
