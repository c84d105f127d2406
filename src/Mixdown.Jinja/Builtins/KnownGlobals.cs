namespace Mixdown.Jinja.Builtins;

internal static class KnownGlobals
{
    public static IReadOnlyDictionary<string, object?> All { get; } = new Dictionary<string, object?>();
}
