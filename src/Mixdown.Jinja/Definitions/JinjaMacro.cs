using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Definitions;

/// <summary>A macro, or a block of one of the host's tags, bound to the template that defined it. Calling it gives its text,
/// or the value that it handed to <c>return</c>.</summary>
public sealed class JinjaMacro : IJinjaObject
{
    readonly MacroCode _code;
    readonly Frame _definedIn;

    internal JinjaMacro(MacroCode code, Frame definedIn)
    {
        _code = code;
        _definedIn = definedIn;
    }

    /// <summary>As defined, with prefix for blocks of the host's tags; <c>caller</c> for the body of a call block.</summary>
    public string Name => _code.Name;

    /// <summary>Names of its parameters.</summary>
    public IReadOnlyList<string> Parameters => _code.ParameterNames;

    /// <summary>Its definition in the text.</summary>
    public JinjaPlace Place => _code.Place;

    /// <inheritdoc/>
    public string TypeName => "Macro";

    /// <inheritdoc/>
    public bool IsCallable => true;

    /// <inheritdoc/>
    public IEnumerable<string> AttributeNames => ["name", "arguments"];

    /// <inheritdoc/>
    public object? Call(JinjaArguments arguments) => MacroRunner.Call(_code, _definedIn, arguments);

    /// <summary>Calls it from the host.</summary>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public object? Invoke(JinjaRun run, params object?[] positional) =>
        Call(new JinjaArguments(run, null, [.. positional.Select(JinjaValue.From)], [], []));

    /// <summary>Calls it from the host, with arguments by name.</summary>
    /// <exception cref="JinjaException">The template, a name or a value is wrong.</exception>
    public object? Invoke(JinjaRun run, IEnumerable<KeyValuePair<string, object?>> named)
    {
        var given = named.ToList();
        return Call(new JinjaArguments(run, null, [], [.. given.Select(argument => argument.Key)], [.. given.Select(argument => JinjaValue.From(argument.Value))]));
    }

    /// <inheritdoc/>
    public bool TryGetAttribute(string name, out object? value)
    {
        value = name switch
        {
            "name" => Name,
            "arguments" => new JinjaTuple([.. _code.ParameterNames]),
            _ => null,
        };
        return value is not null;
    }

    /// <inheritdoc/>
    public string Print() => $"<Macro '{Name}'>";
}
