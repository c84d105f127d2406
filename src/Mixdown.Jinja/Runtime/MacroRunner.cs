namespace Mixdown.Jinja.Runtime;

internal static class MacroRunner
{
    public static object? Call(MacroCode code, Frame definedIn, JinjaArguments arguments) => throw new NotSupportedException();
}
