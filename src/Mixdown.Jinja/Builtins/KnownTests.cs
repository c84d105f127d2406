namespace Mixdown.Jinja.Builtins;

internal static class KnownTests
{
    public static IReadOnlyDictionary<string, JinjaFunction> All { get; } = new Dictionary<string, JinjaFunction>();
}
