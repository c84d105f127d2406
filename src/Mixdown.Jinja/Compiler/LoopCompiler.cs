using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates of for loops.</summary>
sealed class LoopCompiler(Compilation compilation)
{
    public Execute Compile(Statement.For loop, NameScope scope)
    {
        var items = compilation.Expressions.Compile(loop.Items, scope);
        var place = compilation.Place(loop.Items.Span);
        if (loop.IsRecursive)
            return Recursive(loop, scope, items, place);
        var round = Round(loop, scope);
        return frame => Start(frame, round, items(frame), place, depth: 0, recurse: null);
    }

    /// <summary>The body runs in a frame of its own, since it can be running several times at once.</summary>
    Execute Recursive(Statement.For loop, NameScope outer, Evaluate items, JinjaPlace place)
    {
        var scope = outer.InnerFunction();
        var round = Round(loop, scope);
        return frame => Over(frame, items(frame), 0, frame.Output);

        Flow Over(Frame around, object? value, int depth, Output output)
        {
            var frame = new Frame(around, scope.Function.Size, around.Scope, around.Run) { Output = output };
            return Start(frame, round, value, place, depth, (inner, deeper) => Deeper(around, inner, deeper));
        }

        object? Deeper(Frame around, object? value, int depth)
        {
            var output = new Output(around.Run);
            around.Run.Enter();
            Over(around, value, depth, output);
            around.Run.Leave();
            return output.Finish();
        }
    }

    LoopCode Round(Statement.For loop, NameScope outer)
    {
        var scope = outer.Inner(StoredNames.Of(loop.Body));
        var usesLoop = loop.IsRecursive || NameUses.Has(loop.Body, "loop");
        var fresh = scope.Slots.Values.ToArray();
        return new LoopCode
        {
            Assign = compilation.Targets.Compile(loop.Target, scope),
            Keeps = loop.Filter is { } filter ? Keeps(filter, loop.Target, outer) : null,
            Fresh = fresh,
            LoopSlot = usesLoop ? scope.Declare("loop") : -1,
            Body = compilation.Statements.CompileAll(loop.Body, scope),
            Otherwise = compilation.Statements.CompileBlock(loop.Otherwise, outer),
        };
    }

    /// <summary>The filter has variables of its own: it runs one item ahead of the body.</summary>
    Func<Frame, object?, bool> Keeps(Expression filter, Expression target, NameScope outer)
    {
        var scope = outer.Inner([]);
        var assign = compilation.Targets.Compile(target, scope);
        var test = compilation.Expressions.CompileCondition(filter, scope);
        return (frame, item) =>
        {
            assign(frame, item);
            return test.Holds(frame);
        };
    }

    static Flow Start(Frame frame, LoopCode code, object? value, JinjaPlace place, int depth, Func<object?, int, object?>? recurse)
    {
        frame.Run.At = place;
        var items = Iteration.Over(value);
        if (code.Keeps is { } keeps)
            items = items.Where(item => keeps(frame, item));
        if (code.LoopSlot < 0)
            return Run(frame, code, items);
        var count = code.Keeps is null ? Iteration.CountOf(value) : null;
        return Run(frame, code, new LoopState(frame.Run, items, count, depth, recurse));
    }

    static Flow Run(Frame frame, LoopCode code, IEnumerable<object?> items)
    {
        var isEmpty = true;
        foreach (var item in items)
        {
            isEmpty = false;
            var flow = Round(frame, code, item);
            if (flow is Flow.Break or Flow.Return)
                return flow == Flow.Break ? Flow.Next : flow;
        }
        return isEmpty ? code.Otherwise(frame) : Flow.Next;
    }

    static Flow Run(Frame frame, LoopCode code, LoopState loop)
    {
        if (!loop.MoveNext())
            return code.Otherwise(frame);
        do
        {
            frame.Slots[code.LoopSlot] = loop;
            var flow = Round(frame, code, loop.Current);
            if (flow is Flow.Break or Flow.Return)
                return flow == Flow.Break ? Flow.Next : flow;
        }
        while (loop.MoveNext());
        return Flow.Next;
    }

    static Flow Round(Frame frame, LoopCode code, object? item)
    {
        frame.Run.Step();
        foreach (var slot in code.Fresh)
            frame.Slots[slot] = Unset.Value;
        code.Assign(frame, item);
        return code.Body(frame);
    }
}
