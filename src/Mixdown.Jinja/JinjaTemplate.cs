using Mixdown.Jinja.Compiler;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>A compiled template. Does not change: any number of threads may render it at once, each with its own
/// <see cref="JinjaRun"/>.</summary>
public sealed class JinjaTemplate
{
    readonly JinjaEnvironment _environment;
    readonly TemplateCode _code;
    readonly Lazy<IReadOnlyList<JinjaStaticCall>> _calls;

    internal JinjaTemplate(JinjaEnvironment environment, TemplateCode code)
    {
        _environment = environment;
        _code = code;
        _calls = new(() => CallFinder.Find(code));
    }

    internal TemplateCode Code => _code;

    /// <summary>Its text and file.</summary>
    public JinjaSource Source => _code.Source;

    /// <summary>Macros and blocks of the host's tags that stand at its top level, in order.</summary>
    public IReadOnlyList<JinjaDefinition> Definitions => _code.Definitions;

    /// <summary>The calls of names in its text, in order; made when first asked for.</summary>
    public IReadOnlyList<JinjaStaticCall> Calls => _calls.Value;

    /// <summary>The text that the template makes.</summary>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public string Render(IJinjaScope scope, CancellationToken cancel) => Render(scope, new JinjaRun(_environment, cancel));

    /// <summary>The same inside a rendering that is going on.</summary>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public string Render(IJinjaScope scope, JinjaRun run) => Load(scope, run).Text;

    /// <summary>The value of the template when it is one expression, such as <c>{{ var('x') }}</c>; otherwise its text.</summary>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public object? Evaluate(IJinjaScope scope, CancellationToken cancel) => Evaluate(scope, new JinjaRun(_environment, cancel));

    /// <summary>The same inside a rendering that is going on.</summary>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public object? Evaluate(IJinjaScope scope, JinjaRun run) => _code.Single is { } single
        ? TemplateRunner.Evaluate(_code, single, scope, run)
        : Render(scope, run);

    /// <summary>Runs the template for its macros and variables.</summary>
    /// <param name="scope">Where the names in its macros look, also later.</param>
    /// <param name="run">The rendering that will use the macros.</param>
    /// <exception cref="JinjaException">The template or a value is wrong.</exception>
    public JinjaModule Load(IJinjaScope scope, JinjaRun run) => TemplateRunner.Run(_code, scope, run);
}
