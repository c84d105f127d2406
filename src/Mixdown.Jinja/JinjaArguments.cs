using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>The arguments of one call as the template wrote them.</summary>
public sealed class JinjaArguments
{
    internal JinjaArguments(JinjaRun run, JinjaPlace? at, object?[] positional, string[] names, object?[] named)
    {
        Run = run;
        At = at;
        Positional = positional;
        Names = names;
        Named = named;
    }

    /// <summary>The rendering that calls.</summary>
    public JinjaRun Run { get; }

    /// <summary>The call in the template; null when the host calls.</summary>
    public JinjaPlace? At { get; }

    /// <summary>Arguments without a name, in order.</summary>
    public object?[] Positional { get; }

    /// <summary>Names of the arguments that have one, in order.</summary>
    public string[] Names { get; }

    /// <summary>Values of the arguments that have a name, in the order of <see cref="Names"/>.</summary>
    public object?[] Named { get; }

    /// <summary>The argument called <paramref name="name"/>.</summary>
    public bool TryGet(string name, out object? value)
    {
        var at = Array.IndexOf(Names, name);
        value = at < 0 ? null : Named[at];
        return at >= 0;
    }

    /// <summary>The same arguments behind one more in front: a filter's value, a method's object.</summary>
    internal JinjaArguments Behind(object? first) => new(Run, At, [first, .. Positional], Names, Named);
}
