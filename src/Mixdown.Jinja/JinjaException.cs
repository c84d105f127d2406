using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>A template is wrong, or the values that it met are. A host function may throw one without a place: the engine
/// adds the place of the call and the chain of macros while it passes by.</summary>
public sealed class JinjaException : Exception
{
    const int MaxCalls = 50;

    readonly List<JinjaCall> _calls = [];

    /// <param name="kind">What sort of error it is.</param>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="place">Where; null lets the engine fill in the place of the running operation.</param>
    /// <param name="cause">What the .NET library said, where it was asked.</param>
    public JinjaException(JinjaErrorKind kind, string message, JinjaPlace? place = null, Exception? cause = null)
        : base(message, cause)
    {
        Kind = kind;
        Place = place;
    }

    /// <summary>What sort of error it is.</summary>
    public JinjaErrorKind Kind { get; }

    /// <summary>The innermost place; null only when no template was running.</summary>
    public JinjaPlace? Place { get; private set; }

    /// <summary>Path of the template; empty without a place.</summary>
    public string File => Place?.File ?? "";

    /// <summary>1-based; 0 without a place.</summary>
    public int Line => Place?.Line ?? 0;

    /// <summary>1-based, in characters; 0 without a place.</summary>
    public int Column => Place?.Column ?? 0;

    /// <summary>Characters to underline; 0 without a place.</summary>
    public int Length => Place?.Length ?? 0;

    /// <summary>What to do, in the imperative; null when the message says it or <see cref="Candidates"/> do.</summary>
    public string? Hint { get; init; }

    /// <summary>The name that is not known, to be compared with <see cref="Candidates"/>; null for other errors.</summary>
    public string? UnknownName { get; init; }

    /// <summary>The names that are known where <see cref="UnknownName"/> was used.</summary>
    public IReadOnlyList<string> Candidates { get; init; } = [];

    /// <summary>The macros that were running, innermost first; of more than 50 the last is the outermost.</summary>
    public IReadOnlyList<JinjaCall> CallChain => _calls;

    /// <summary>Fills in the place unless a deeper one is known.</summary>
    internal void LocateAt(JinjaPlace? place) => Place ??= place;

    /// <summary>Adds the macro that the error is leaving.</summary>
    internal void AddCall(JinjaCall call)
    {
        if (_calls.Count < MaxCalls)
            _calls.Add(call);
        else
            _calls[^1] = call;
    }
}
