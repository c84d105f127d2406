namespace Mixdown.Jinja.Builtins;

/// <summary>Makes the methods of our own objects.</summary>
static class Method
{
    public static JinjaFunction Of(string signature, Func<BoundArguments, object?> body) => new(signature, body);
}
