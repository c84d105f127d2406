using System.Diagnostics.CodeAnalysis;
using Mixdown.Jinja;

namespace Mixdown.Project.Checks.UnitTests;

/// <summary><c>var</c> or <c>env_var</c>, some names of which answer what a unit test says.</summary>
sealed class OverriddenFunction(IJinjaObject usual, IReadOnlyDictionary<string, object?> answers) : IJinjaObject
{
    public string TypeName => usual.TypeName;

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => arguments.Positional is [string name, ..] && answers.TryGetValue(name, out var answer)
        ? JinjaValue.From(answer)
        : usual.Call(arguments);

    public bool TryGetAttribute(string name, [MaybeNull] out object? value) => usual.TryGetAttribute(name, out value);

    public string Print() => usual.Print();
}
