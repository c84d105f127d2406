using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Formats.Registry;

/// <summary>The keys under <c>registry</c>.</summary>
public sealed record RegistryOptions
{
    /// <summary>What every request begins with; it ends in <c>/</c>.</summary>
    public required Uri Url { get; init; }

    /// <summary>Where it is said.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>How long one answer may take. Default 10 s: a schema is a few kilobytes, and records wait for it.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How requests say who asks; null for anonymous ones.</summary>
    internal RegistryAuth? Auth { get; init; }
}
