using Mixdown.Jinja;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Values;
using Mixdown.Project.Compile.Library;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Methods of <c>adapter</c> that pick macros.</summary>
static class DispatchMethods
{
    public static HostMethods<Rendering> Table { get; } = new()
    {
        ["dispatch(macro_name, macro_namespace=None)"] = (rendering, given) => Dispatch(rendering, given.Text(0), given.TextOrNull(1)),
        ["get_incremental_strategy_macro(model_context, strategy)"] = (rendering, given) => StrategyMacros.Incremental(rendering, given.Text(1)),
        ["get_snapshot_strategy_macro(strategy)"] = (rendering, given) => StrategyMacros.Snapshot(rendering, given.Text(0)),
        ["valid_incremental_strategies()"] = (_, _) => new JinjaList(StrategyMacros.BuiltIn),
        ["builtin_incremental_strategies()"] = (_, _) => new JinjaList(StrategyMacros.BuiltIn),
        ["type()"] = (rendering, _) => rendering.Context.Target.Type,
    };

    static JinjaMacro Dispatch(Rendering rendering, string name, string? space)
    {
        if (name.Split('.') is [var package, .., var bare])
            throw new JinjaException(JinjaErrorKind.Value, $"dispatch() takes a macro's bare name, not '{name}'")
            {
                Hint = $"Write adapter.dispatch('{bare}', macro_namespace='{package}').",
            };
        var context = rendering.Context;
        var found = context.Macros.Dispatch(name, SearchOrder(rendering, space), context.Target.Type);
        return found is not null ? rendering.Load(found) : throw Missing(context, name);
    }

    /// <summary>Without a namespace the package that asks is looked into first.</summary>
    static IEnumerable<string> SearchOrder(Rendering rendering, string? space)
    {
        var order = rendering.Context.Macros.SearchOrder(space, rendering.Context.Project.DispatchOrder);
        return space is null ? order.Prepend(rendering.Package).Distinct(StringComparer.Ordinal) : order;
    }

    static JinjaException Missing(CompileContext context, string name)
    {
        var tried = Dialects.Prefixes(context.Target.Type).Select(prefix => $"'{prefix}__{name}'");
        return new JinjaException(JinjaErrorKind.Undefined, $"There is no macro {string.Join(" and no ", tried)}")
        {
            UnknownName = name,
            Candidates = [.. context.Macros.Names.Where(known => known.StartsWith("default__", StringComparison.Ordinal)).Select(known => known[9..])],
        };
    }
}
