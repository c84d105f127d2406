namespace Mixdown.Streams.Sources;

/// <summary>What the project file says of where a stream's events come from, checked. Each kind has its own record.</summary>
public abstract record StreamSourceOptions
{
    private protected StreamSourceOptions() { }

    /// <summary>The word for it in YAML, for example <c>collector</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Where it reads, as a person would name it; no secrets.</summary>
    public abstract string Place { get; }

    /// <summary>The source itself.</summary>
    internal abstract IStreamSource Open(StreamHost host);
}
