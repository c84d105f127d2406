namespace Mixdown.Jinja.Builtins;

internal static class KnownFilters
{
    public static IReadOnlyDictionary<string, JinjaFunction> All { get; } = new Dictionary<string, JinjaFunction>();
}
