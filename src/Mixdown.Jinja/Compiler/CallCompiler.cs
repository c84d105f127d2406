using Mixdown.Jinja.Builtins.Methods;
using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates of calls, filters and tests.</summary>
sealed class CallCompiler(Compilation compilation)
{
    public Evaluate Call(Expression.Call call, NameScope scope) => Call(call, Arguments(call.Arguments, call.Span, scope), scope);

    /// <summary>A call with one more named argument: the caller of a call block.</summary>
    public Evaluate CallWith(Expression.Call call, string name, Evaluate value, NameScope scope) =>
        Call(call, Arguments(call.Arguments, call.Span, scope, (name, value)), scope);

    /// <summary>A filter; <paramref name="body"/> is its value when it has no target of its own.</summary>
    public Evaluate Filter(Expression.Filter filter, NameScope scope, Evaluate? body = null)
    {
        var target = filter.Target switch
        {
            null => body!,
            Expression.Filter { Target: var inner } before when body is not null && IsOpen(before) => Filter(before, scope, body),
            var value => compilation.Expressions.Compile(value, scope),
        };
        var arguments = Arguments(filter.Arguments, filter.Span, scope);
        if (!compilation.Environment.TryFilter(filter.Id, out var function))
            return Unknown(JinjaErrorKind.UnknownFilter, "filter", filter.Id, filter.IdSpan, compilation.Environment.FilterNames);
        return frame => function!.Call(arguments.MakeBehind(frame, target(frame)));
    }

    public Evaluate Test(Expression.IsTest test, NameScope scope)
    {
        var target = compilation.Expressions.Compile(test.Target, scope);
        if (test.Id is "defined" or "undefined" && test.Arguments.Positional.Count == 0)
            return Defined(target, test.Id == "defined");
        var arguments = Arguments(test.Arguments, test.Span, scope);
        if (!compilation.Environment.TryTest(test.Id, out var function))
            return Unknown(JinjaErrorKind.UnknownTest, "test", test.Id, test.IdSpan, compilation.Environment.TestNames);
        return frame => Boxes.Of(Truth.Of(function!.Call(arguments.MakeBehind(frame, target(frame)))));
    }

    static Evaluate Defined(Evaluate target, bool isWanted) => frame => Boxes.Of(target(frame) is not JinjaUndefined == isWanted);

    /// <summary>Whether the chain of filters starts without a target.</summary>
    static bool IsOpen(Expression.Filter filter) => filter.Target is null || (filter.Target is Expression.Filter inner && IsOpen(inner));

    Evaluate Call(Expression.Call call, ArgumentsCode arguments, NameScope scope)
    {
        if (call.Target is Expression.Attribute method)
            return Method(method, arguments, scope);
        var target = compilation.Expressions.Compile(call.Target, scope);
        return frame =>
        {
            var callee = target(frame);
            return Access.Call(callee, arguments.Make(frame));
        };
    }

    /// <summary>A method of a text, list, dict… is called without making a bound method first.</summary>
    Evaluate Method(Expression.Attribute method, ArgumentsCode arguments, NameScope scope)
    {
        var (target, name) = (compilation.Expressions.Compile(method.Target, scope), method.Id);
        var place = compilation.Place(method.Span);
        return frame =>
        {
            var self = target(frame);
            frame.Run.At = place;
            if (TypeMethods.Find(self, name) is not { } found)
                return Access.Call(Access.Attribute(frame.Run, self, name), arguments.Make(frame));
            frame.Run.Step();
            return found.Call(arguments.MakeBehind(frame, self));
        };
    }

    ArgumentsCode Arguments(Arguments written, JinjaSpan span, NameScope scope, (string Name, Evaluate Value)? extra = null)
    {
        var expressions = compilation.Expressions;
        var names = written.Named.Select(named => named.Name);
        var named = written.Named.Select(named => expressions.Compile(named.Value, scope));
        if (extra is var (name, value))
            (names, named) = (names.Append(name), named.Append(value));
        return new ArgumentsCode(
            compilation.Place(span),
            expressions.CompileAll(written.Positional, scope),
            [.. names],
            [.. named],
            written.Rest is { } rest ? expressions.Compile(rest, scope) : null,
            written.RestNamed is { } restNamed ? expressions.Compile(restNamed, scope) : null);
    }

    Evaluate Unknown(JinjaErrorKind kind, string what, string name, JinjaSpan at, IEnumerable<string> known)
    {
        var place = compilation.Place(at);
        JinjaException Error() => new(kind, $"there is no {what} '{name}'", place) { UnknownName = name, Candidates = [.. known] };
        return compilation.Conditions == 0 ? throw Error() : _ => throw Error();
    }
}
