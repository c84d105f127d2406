using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>Reads and compiles a template.</summary>
static class TemplateCompiler
{
    public static JinjaTemplate Compile(JinjaEnvironment environment, JinjaSource source)
    {
        var statements = StatementParser.Parse(source, environment.Options);
        var compilation = new Compilation(environment, source);
        var scope = new NameScope(null, new FunctionLayout()).With(StoredNames.Of(statements));
        var topLevel = scope.Slots.ToDictionary(StringComparer.Ordinal);
        var single = statements is [Statement.Print print] ? compilation.Expressions.Compile(print.Value, scope) : null;
        var body = compilation.Statements.CompileAll(statements, scope);
        return new JinjaTemplate(environment, new TemplateCode
        {
            Source = source,
            Body = body,
            Single = single,
            FrameSize = scope.Function.Size,
            TopLevel = topLevel,
            Definitions = DefinitionReader.Read(source, statements),
            Syntax = statements,
        });
    }
}
