using Mixdown.Jinja.Builtins.Filters;

namespace Mixdown.Jinja.Builtins;

/// <summary>Jinja2's own filters.</summary>
static class KnownFilters
{
    public static Dictionary<string, JinjaFunction> All { get; } = FunctionTable.Of(
        [.. TextFilters.All(), .. MarkupFilters.All(), .. NumberFilters.All(), .. ItemFilters.All(), .. GroupFilters.All(), .. ChoiceFilters.All()])
        .Also("d", "default")
        .Also("e", "escape")
        .Also("count", "length");
}
