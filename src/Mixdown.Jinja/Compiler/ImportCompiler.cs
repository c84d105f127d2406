using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates of include, import and from.</summary>
sealed class ImportCompiler(Compilation compilation)
{
    public Execute Include(Statement.Include include, NameScope scope)
    {
        var (name, place) = (compilation.Expressions.Compile(include.Template, scope), compilation.Place(include.Template.Span));
        var scopeOf = ScopeOf(include.WithContext, scope);
        return frame =>
        {
            var template = Find(frame, name(frame), place, include.IgnoreMissing);
            if (template is not null)
                TemplateRunner.Include(template.Code, scopeOf(frame), frame.Run, frame.Output);
            return Flow.Next;
        };
    }

    public Execute Import(Statement.Import import, NameScope scope)
    {
        var load = Load(import.Template, import.WithContext, scope);
        var slot = scope.Declare(import.Target);
        return frame =>
        {
            frame.Slots[slot] = load(frame);
            return Flow.Next;
        };
    }

    public Execute From(Statement.FromImport from, NameScope scope)
    {
        var load = Load(from.Template, from.WithContext, scope);
        var names = from.Names.Select(name => (name.Name, Slot: scope.Declare(name.Alias))).ToArray();
        return frame =>
        {
            var module = load(frame);
            foreach (var (name, slot) in names)
                frame.Slots[slot] = module.TryGetAttribute(name, out var value) ? value : NotIn(frame, module, name);
            return Flow.Next;
        };
    }

    static JinjaUndefined NotIn(Frame frame, JinjaModule module, string name) => new(
        frame.Run.Environment.Options.Undefined,
        name,
        $"the template '{module.File}' does not export '{name}'",
        () => module.AttributeNames);

    Func<Frame, JinjaModule> Load(Expression template, bool withContext, NameScope scope)
    {
        var (name, place) = (compilation.Expressions.Compile(template, scope), compilation.Place(template.Span));
        var scopeOf = ScopeOf(withContext, scope);
        return frame => Find(frame, name(frame), place, mayMiss: false)!.Load(scopeOf(frame), frame.Run);
    }

    static Func<Frame, IJinjaScope> ScopeOf(bool withContext, NameScope scope)
    {
        if (!withContext)
            return _ => new JinjaScope();
        var variables = scope.Visible();
        return frame => new FrameScope(frame, variables);
    }

    JinjaTemplate? Find(Frame frame, object? name, JinjaPlace place, bool mayMiss)
    {
        frame.Run.At = place;
        string[] names = name is string single ? [single] : [.. Iteration.Over(name).Select(Printing.Str)];
        foreach (var candidate in names)
        {
            if (compilation.Environment.Options.Loader?.Load(candidate) is { } template)
                return template;
        }
        return mayMiss ? null : throw new JinjaException(JinjaErrorKind.TemplateNotFound, $"there is no template '{string.Join("', '", names)}'");
    }
}
