using Mixdown.Jinja.Runtime;

namespace Mixdown.Jinja.Compiler.Names;

/// <summary>The variables that can be seen at an include, as names of the included template.</summary>
sealed class FrameScope(Frame frame, Dictionary<string, VariablePlace[]> variables) : IJinjaScope
{
    public IEnumerable<string> Names => variables.Keys.Concat(frame.Scope.Names);

    public bool TryResolve(string name, out object? value)
    {
        value = null;
        return (variables.TryGetValue(name, out var places) && VariablePlace.TryRead(frame, places, out value))
            || frame.Scope.TryResolve(name, out value);
    }
}
