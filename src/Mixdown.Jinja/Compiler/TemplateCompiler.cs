using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

internal static class TemplateCompiler
{
    public static JinjaTemplate Compile(JinjaEnvironment environment, JinjaSource source) => throw new NotSupportedException();
}
