namespace Mixdown.Data.Diagnostics;

/// <summary>The user's input or the world is wrong. It carries every <see cref="Diagnostic"/> that was collected.</summary>
public sealed class MixdownException : Exception
{
    /// <param name="diagnostics">At least one, in the order in which a person should read them.</param>
    public MixdownException(params IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join("\n\n", diagnostics)) => Diagnostics = diagnostics;

    /// <param name="diagnostic">What is wrong.</param>
    /// <param name="cause">The exception of the system below.</param>
    public MixdownException(Diagnostic diagnostic, Exception cause)
        : base(diagnostic.ToString(), cause) => Diagnostics = [diagnostic];

    /// <summary>What is wrong; never empty.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether the same call may succeed a moment later: a server away, a conflict lost.</summary>
    public bool IsTransient { get; init; }
}
