namespace Mixdown.Jinja.Compiler;

internal static class CallFinder
{
    public static IReadOnlyList<JinjaStaticCall> Find(TemplateCode code) => [];
}
