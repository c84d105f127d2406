using System.Diagnostics;
using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates of statements.</summary>
sealed class StatementCompiler(Compilation compilation)
{
    public Execute CompileAll(IReadOnlyList<Statement> statements, NameScope scope)
    {
        var parts = statements.Select(statement => Compile(statement, scope)).ToArray();
        return parts switch
        {
            [] => _ => Flow.Next,
            [var only] => only,
            _ => InOrder(parts),
        };
    }

    /// <summary>The statements as a block with variables of its own.</summary>
    public Execute CompileBlock(IReadOnlyList<Statement> statements, NameScope outer, params IEnumerable<string> names)
    {
        var scope = outer.Inner(StoredNames.Of(statements).Concat(names));
        return Fresh(scope, CompileAll(statements, scope));
    }

    /// <summary>The same body with the variables of <paramref name="scope"/> unset before it.</summary>
    public static Execute Fresh(NameScope scope, Execute body)
    {
        int[] slots = [.. scope.Slots.Values];
        if (slots.Length == 0)
            return body;
        return frame =>
        {
            foreach (var slot in slots)
                frame.Slots[slot] = Unset.Value;
            return body(frame);
        };
    }

    /// <summary>Runs <paramref name="body"/> and takes the text that it writes.</summary>
    public static string Capture(Frame frame, Execute body, out Flow flow)
    {
        var output = frame.Output;
        var captured = new Output(frame.Run);
        frame.Output = captured;
        flow = body(frame);
        frame.Output = output;
        return captured.Finish();
    }

    static Execute InOrder(Execute[] parts) => frame =>
    {
        foreach (var part in parts)
        {
            var flow = part(frame);
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    };

    Execute Compile(Statement statement, NameScope scope) => statement switch
    {
        Statement.Text text => Text(text.Value, compilation.Place(text.Span)),
        Statement.Print print => Print(print.Value, scope),
        Statement.Do evaluated => Do(evaluated.Value, scope),
        Statement.If branches => If(branches, scope),
        Statement.For loop => compilation.Loops.Compile(loop, scope),
        Statement.Set set => Set(set, scope),
        Statement.SetBlock set => SetBlock(set, scope),
        Statement.With with => With(with, scope),
        Statement.FilterBlock filter => FilterBlock(filter, scope),
        Statement.Break => _ => Flow.Break,
        Statement.Continue => _ => Flow.Continue,
        _ => CompileDefinition(statement, scope),
    };

    Execute CompileDefinition(Statement statement, NameScope scope) => statement switch
    {
        Statement.Macro macro => compilation.Macros.Define(macro.Definition, scope),
        Statement.Tagged tagged => compilation.Macros.Define(tagged.Definition, scope),
        Statement.CallBlock call => compilation.Macros.CallBlock(call, scope),
        Statement.Include include => compilation.Imports.Include(include, scope),
        Statement.Import import => compilation.Imports.Import(import, scope),
        Statement.FromImport from => compilation.Imports.From(from, scope),
        _ => throw new UnreachableException(),
    };

    static Execute Text(string text, JinjaPlace place) => frame =>
    {
        frame.Output.Write(text, place);
        return Flow.Next;
    };

    Execute Print(Expression expression, NameScope scope)
    {
        if (ReturnedBy(expression, scope) is { } returned)
            return Return(returned, scope);
        var (value, place) = (compilation.Expressions.Compile(expression, scope), compilation.Place(expression.Span));
        return frame =>
        {
            var printed = value(frame);
            frame.Run.At = place;
            frame.Output.WriteValue(printed, place);
            return After(frame);
        };
    }

    Execute Do(Expression expression, NameScope scope)
    {
        if (ReturnedBy(expression, scope) is { } returned)
            return Return(returned, scope);
        var value = compilation.Expressions.Compile(expression, scope);
        return frame =>
        {
            value(frame);
            return After(frame);
        };
    }

    /// <summary>The argument when the whole statement is <c>return(value)</c>: it then ends the macro without a detour
    /// through a call.</summary>
    static Expression? ReturnedBy(Expression expression, NameScope scope) =>
        expression is Expression.Call
        {
            Target: Expression.Name { Id: "return" },
            Arguments: { IsPlain: true, Positional: [var value], Named: [] },
        } && scope.Find("return").Count == 0 ? value : null;

    Execute Return(Expression expression, NameScope scope)
    {
        var (value, place) = (compilation.Expressions.Compile(expression, scope), compilation.Place(expression.Span));
        return frame =>
        {
            var returned = value(frame);
            frame.Run.At = place;
            frame.Run.Return(returned);
            return Flow.Return;
        };
    }

    /// <summary>A call inside the statement may have asked to return.</summary>
    static Flow After(Frame frame) => frame.Run.IsReturning ? Flow.Return : Flow.Next;

    Execute If(Statement.If branches, NameScope scope)
    {
        var first = compilation.Expressions.CompileCondition(branches.Branches[0].Test, scope);
        var then = Conditional(() => CompileAll(branches.Branches[0].Body, scope));
        var others = branches.Branches.Skip(1).ToArray();
        var tests = Conditional(() => others.Select(branch => compilation.Expressions.CompileCondition(branch.Test, scope)).ToArray());
        var bodies = Conditional(() => others.Select(branch => CompileAll(branch.Body, scope)).ToArray());
        var otherwise = Choose(tests, bodies, Conditional(() => CompileAll(branches.Otherwise, scope)));
        return frame => first.Holds(frame) ? then(frame) : otherwise(frame);
    }

    /// <summary>Compiles what only some renderings reach.</summary>
    T Conditional<T>(Func<T> compile)
    {
        compilation.Conditions++;
        var compiled = compile();
        compilation.Conditions--;
        return compiled;
    }

    static Execute Choose(Condition[] tests, Execute[] bodies, Execute otherwise) => tests.Length == 0 ? otherwise : frame =>
    {
        for (var at = 0; at < tests.Length; at++)
        {
            if (tests[at].Holds(frame))
                return bodies[at](frame);
        }
        return otherwise(frame);
    };

    Execute Set(Statement.Set set, NameScope scope)
    {
        var value = compilation.Expressions.Compile(set.Value, scope);
        var assign = compilation.Targets.Compile(set.Target, scope);
        return frame =>
        {
            assign(frame, value(frame));
            return After(frame);
        };
    }

    Execute SetBlock(Statement.SetBlock set, NameScope scope)
    {
        var body = CompileBlock(set.Body, scope);
        var filtered = Filtered(set.Filter, scope);
        var assign = compilation.Targets.Compile(set.Target, scope);
        return frame =>
        {
            var text = Capture(frame, body, out var flow);
            if (flow == Flow.Next)
                assign(frame, filtered(frame, text));
            return flow;
        };
    }

    Execute FilterBlock(Statement.FilterBlock filter, NameScope scope)
    {
        var body = CompileBlock(filter.Body, scope);
        var (filtered, place) = (Filtered(filter.Filter, scope), compilation.Place(filter.Filter.Span));
        return frame =>
        {
            var text = Capture(frame, body, out var flow);
            if (flow == Flow.Next)
                frame.Output.WriteValue(filtered(frame, text), place);
            return flow;
        };
    }

    /// <summary>The filters of a block over its text, which they read from a slot of their own.</summary>
    Func<Frame, string, object?> Filtered(Expression? filter, NameScope scope)
    {
        if (filter is null)
            return (_, text) => text;
        var slot = scope.Function.Add();
        var chain = compilation.Calls.Filter((Expression.Filter)filter, scope, frame => frame.Slots[slot]);
        return (frame, text) =>
        {
            frame.Slots[slot] = text;
            return chain(frame);
        };
    }

    Execute With(Statement.With with, NameScope outer)
    {
        var names = with.Bindings.SelectMany(binding => TargetCompiler.Names(binding.Target));
        var scope = outer.Inner(StoredNames.Of(with.Body).Concat(names));
        var values = compilation.Expressions.CompileAll([.. with.Bindings.Select(binding => binding.Value)], outer);
        var targets = with.Bindings.Select(binding => compilation.Targets.Compile(binding.Target, scope)).ToArray();
        var body = CompileAll(with.Body, scope);
        return Fresh(scope, frame =>
        {
            var given = ExpressionCompiler.EvaluateAll(values, frame);
            for (var at = 0; at < targets.Length; at++)
                targets[at](frame, given[at]);
            return body(frame);
        });
    }
}
