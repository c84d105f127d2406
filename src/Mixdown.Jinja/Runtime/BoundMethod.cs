namespace Mixdown.Jinja.Runtime;

/// <summary>A method taken from its value without being called: <c>{% set add = items.append %}</c>.</summary>
sealed class BoundMethod(object? self, JinjaFunction method) : IJinjaObject
{
    public string TypeName => "builtin_function_or_method";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => method.Call(arguments.Behind(self));

    public string Print() => $"<built-in method {method.Name} of {Values.TypeNames.Of(self)} object>";
}
