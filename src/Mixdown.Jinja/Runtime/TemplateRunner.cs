using Mixdown.Jinja.Compiler;

namespace Mixdown.Jinja.Runtime;

internal static class TemplateRunner
{
    public static object? Evaluate(TemplateCode code, Evaluate single, IJinjaScope scope, JinjaRun run) => throw new NotSupportedException();

    public static JinjaModule Run(TemplateCode code, IJinjaScope scope, JinjaRun run) => throw new NotSupportedException();
}
