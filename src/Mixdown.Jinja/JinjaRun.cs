using System.Globalization;
using System.Runtime.CompilerServices;
using Mixdown.Jinja.Origins;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>One rendering on one thread: its limits, its cancellation and where it stands. A host that renders one template
/// inside another passes the same run on, so that limits and call chains hold across both.</summary>
/// <param name="environment">Whose limits hold.</param>
/// <param name="cancel">Looked at in every loop round and every call.</param>
public sealed class JinjaRun(JinjaEnvironment environment, CancellationToken cancel)
{
    readonly JinjaLimits _limits = environment.Options.Limits;
    Dictionary<string, JinjaOrigins>? _origins;
    int _depth;
    long _written;
    long _steps;

    /// <summary>The environment of the templates.</summary>
    public JinjaEnvironment Environment => environment;

    /// <summary>For host functions that do long work.</summary>
    public CancellationToken Cancel => cancel;

    /// <summary>The operation that is running, or the last one that could fail.</summary>
    public JinjaPlace? At { get; internal set; }

    /// <summary>Whether the run remembers where the texts that it writes came from; to be set before it writes any.</summary>
    public bool RecordsOrigins { get; set; }

    /// <summary>Where a text came from that a template, macro or block of this run wrote.</summary>
    /// <param name="text">The very object that came out of the rendering: an equal text may have come from elsewhere.</param>
    /// <returns>Null for any other text, and when the run does not record.</returns>
    public JinjaOrigins? OriginsOf(string text) => _origins?.GetValueOrDefault(text);

    /// <summary>Set by <c>return</c>, until the macro that is running has ended.</summary>
    internal bool IsReturning { get; private set; }

    internal object? ReturnValue { get; private set; }

    /// <summary>Makes the running macro end with <paramref name="value"/>.</summary>
    internal void Return(object? value)
    {
        IsReturning = true;
        ReturnValue = value;
    }

    /// <summary>The value of the macro that ends by <c>return</c>.</summary>
    internal object? TakeReturned()
    {
        var value = ReturnValue;
        IsReturning = false;
        ReturnValue = null;
        return value;
    }

    /// <summary>Keeps where a text came from. An empty text is the same object wherever it comes from, and says nothing.</summary>
    internal void Remember(string text, JinjaOrigins origins)
    {
        if (text.Length > 0)
            (_origins ??= new(ReferenceEqualityComparer.Instance))[text] = origins;
    }

    /// <summary>Counts one loop round or one call.</summary>
    internal void Step()
    {
        cancel.ThrowIfCancellationRequested();
        if (++_steps > _limits.Steps)
            throw Over("takes more than", _limits.Steps.Value, "steps");
    }

    /// <summary>Enters a macro, an include or a recursive loop; <see cref="Leave"/> must follow.</summary>
    internal void Enter()
    {
        Step();
        if (_depth >= _limits.CallDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw Over("calls macros more than", _depth, "deep");
        _depth++;
    }

    internal void Leave() => _depth--;

    internal void CountOutput(int characters)
    {
        _written += characters;
        if (_written > _limits.OutputCharacters)
            throw Over("writes more than", _limits.OutputCharacters, "characters");
    }

    static JinjaException Over(string what, long limit, string unit) =>
        new(JinjaErrorKind.Limit, $"the template {what} {limit.ToString(CultureInfo.InvariantCulture)} {unit}");
}
