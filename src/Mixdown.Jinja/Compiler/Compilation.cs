using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>The compiling of one template: the compilers of its parts and what they share.</summary>
sealed class Compilation
{
    public Compilation(JinjaEnvironment environment, JinjaSource source)
    {
        Environment = environment;
        Source = source;
        Expressions = new ExpressionCompiler(this);
        Calls = new CallCompiler(this);
        Targets = new TargetCompiler(this);
        Loops = new LoopCompiler(this);
        Macros = new MacroCompiler(this);
        Imports = new ImportCompiler(this);
        Statements = new StatementCompiler(this);
    }

    public JinjaEnvironment Environment { get; }

    public JinjaSource Source { get; }

    public ExpressionCompiler Expressions { get; }

    public CallCompiler Calls { get; }

    public TargetCompiler Targets { get; }

    public LoopCompiler Loops { get; }

    public MacroCompiler Macros { get; }

    public ImportCompiler Imports { get; }

    public StatementCompiler Statements { get; }

    /// <summary>Conditions around the part that is being compiled. Inside one, an unknown filter or test is an error only
    /// when it is reached: a template may ask first whether it exists.</summary>
    public int Conditions { get; set; }

    public JinjaPlace Place(JinjaSpan span) => new(Source, span);
}
