namespace Mixdown.Jinja.Runtime;

/// <summary>A function that is made while a template runs and takes its arguments as they come.</summary>
sealed class InlineFunction(string name, Func<JinjaArguments, object?> body) : IJinjaObject
{
    public string TypeName => "function";

    public bool IsCallable => true;

    public object? Call(JinjaArguments arguments) => body(arguments);

    public string Print() => $"<function {name}>";
}
