using Mixdown.Jinja.Values;

namespace Mixdown.Project.Compile.Values.Adapters;

/// <summary>Calls of the macros behind methods of <c>adapter</c>; while the project is read they are not made.</summary>
static class Calls
{
    /// <summary>The answer of a macro that asks the warehouse; an empty list while there is none.</summary>
    public static object? Asks(Rendering rendering, string macro, params object?[] arguments) =>
        rendering.Warehouse is null ? new JinjaList() : rendering.Call(macro, arguments);

    /// <summary>Calls a macro that changes the warehouse.</summary>
    public static object? Does(Rendering rendering, string macro, params object?[] arguments) =>
        rendering.Warehouse is null ? "" : rendering.Call(macro, arguments);
}
