using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Definitions;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes macros, and call blocks, whose body is a macro called <c>caller</c>.</summary>
sealed class MacroCompiler(Compilation compilation)
{
    public Execute Define(MacroSyntax syntax, NameScope scope)
    {
        var slot = scope.Declare(syntax.Name);
        var code = Compile(syntax, scope, isCaller: false);
        return frame =>
        {
            frame.Slots[slot] = new JinjaMacro(code, frame);
            return Flow.Next;
        };
    }

    public Execute CallBlock(Statement.CallBlock block, NameScope scope)
    {
        var code = Compile(block.Caller, scope, isCaller: true);
        var call = compilation.Calls.CallWith(block.Call, "caller", frame => new JinjaMacro(code, frame), scope);
        var place = compilation.Place(block.Call.Span);
        return frame =>
        {
            var text = call(frame);
            frame.Run.At = place;
            frame.Output.WriteValue(text, place);
            return frame.Run.IsReturning ? Flow.Return : Flow.Next;
        };
    }

    MacroCode Compile(MacroSyntax syntax, NameScope outer, bool isCaller)
    {
        var scope = outer.InnerFunction();
        string[] names = [.. syntax.Parameters.Select(parameter => parameter.Name)];
        scope.With(names);
        var extras = new MacroExtras(Extra("varargs"), Extra("kwargs"), isCaller ? -1 : Extra("caller"));
        scope.With(StoredNames.Of(syntax.Body));
        var defaults = syntax.Parameters.Select(parameter => parameter.Default is { } value ? compilation.Expressions.Compile(value, scope) : null);
        return new MacroCode(syntax.Name, compilation.Place(syntax.NameSpan), names, [.. defaults], extras, isCaller)
        {
            Body = compilation.Statements.CompileAll(syntax.Body, scope),
            FrameSize = scope.Function.Size,
        };

        int Extra(string name) =>
            NameUses.Has(syntax.Body, name) && (name == "caller" || !names.Contains(name)) ? scope.Declare(name) : -1;
    }
}
