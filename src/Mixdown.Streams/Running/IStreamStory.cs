using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Running;

/// <summary>Hears what a stream does, for people. Called from any thread, one call at a time for each stream.</summary>
public interface IStreamStory
{
    /// <summary>A topic's rows are in its table.</summary>
    void Committed(TopicCommitted committed);

    /// <summary>Something a person should know: a source is away and comes back, the lake cannot be written, a gap.</summary>
    void Note(Diagnostic diagnostic);
}
