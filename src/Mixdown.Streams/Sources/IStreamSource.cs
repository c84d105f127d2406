namespace Mixdown.Streams.Sources;

/// <summary>Reads one log of events. Stateless: how far it was read is in the last commit of the table that its records go
/// to.</summary>
interface IStreamSource
{
    /// <summary>The word used for it in YAML: lower case, for example <c>kafka</c>.</summary>
    string Kind { get; }

    /// <summary>Whether a topic is there with its first event, so that it is no surprise when it is not. Default: no, somebody makes
    /// it.</summary>
    bool MakesTopics => false;

    /// <summary>Begins to read.</summary>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">It cannot be reached, or the settings are refused; transient where
    /// waiting may help.</exception>
    Task<IStreamSession> OpenAsync(CancellationToken cancel);
}
