using System.Diagnostics;
using Mixdown.Jinja.Compiler.Names;
using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Syntax.Lexing;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Calculation;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Compiler;

/// <summary>Makes delegates of expressions.</summary>
sealed class ExpressionCompiler(Compilation compilation)
{
    public Evaluate Compile(Expression expression, NameScope scope) => expression switch
    {
        Expression.Constant constant => Constant(constant.Value),
        Expression.Name name => Name(name.Id, scope),
        Expression.Attribute attribute => Attribute(attribute, scope),
        Expression.Item item => Item(item, scope),
        Expression.Slice slice => Slice(slice, scope),
        Expression.Call call => compilation.Calls.Call(call, scope),
        Expression.Filter filter => compilation.Calls.Filter(filter, scope),
        Expression.IsTest test => compilation.Calls.Test(test, scope),
        _ => CompileOperator(expression, scope),
    };

    public Condition CompileCondition(Expression expression, NameScope scope) =>
        new(Compile(expression, scope), compilation.Place(expression.Span));

    public Evaluate[] CompileAll(IReadOnlyList<Expression> expressions, NameScope scope) =>
        [.. expressions.Select(expression => Compile(expression, scope))];

    public static object?[] EvaluateAll(Evaluate[] parts, Frame frame)
    {
        var values = parts.Length == 0 ? [] : new object?[parts.Length];
        for (var at = 0; at < values.Length; at++)
            values[at] = parts[at](frame);
        return values;
    }

    Evaluate CompileOperator(Expression expression, NameScope scope) => expression switch
    {
        Expression.ListOf list => List(list, scope),
        Expression.TupleOf tuple => Tuple(tuple, scope),
        Expression.DictOf dict => Dict(dict, scope),
        Expression.Concat concat => Concat(concat, scope),
        Expression.Conditional conditional => Conditional(conditional, scope),
        Expression.Binary binary => Binary(binary, scope),
        Expression.Sign sign => Sign(sign, scope),
        Expression.And and => And(and, scope),
        Expression.Or or => Or(or, scope),
        Expression.Not not => Not(not, scope),
        Expression.Compare compare => compare.Rest.Count == 1 ? CompareTwo(compare, scope) : CompareChain(compare, scope),
        _ => throw new UnreachableException(),
    };

    static Evaluate Constant(object? value) => _ => value;

    static Evaluate Name(string name, NameScope scope)
    {
        var places = scope.Find(name).ToArray();
        if (places.Length == 0)
            return frame => frame.Resolve(name, scope.Names);
        if (places is [{ Hops: 0, Slot: var slot }])
            return frame => frame.Slots[slot] is var value && !ReferenceEquals(value, Unset.Value) ? value : frame.Resolve(name, scope.Names);
        return frame => VariablePlace.TryRead(frame, places, out var value) ? value : frame.Resolve(name, scope.Names);
    }

    Evaluate Attribute(Expression.Attribute attribute, NameScope scope)
    {
        var (target, name, place) = (Compile(attribute.Target, scope), attribute.Id, compilation.Place(attribute.Span));
        return frame =>
        {
            var value = target(frame);
            frame.Run.At = place;
            return Access.Attribute(frame.Run, value, name);
        };
    }

    Evaluate Item(Expression.Item item, NameScope scope)
    {
        var (target, key, place) = (Compile(item.Target, scope), Compile(item.Key, scope), compilation.Place(item.Span));
        return frame =>
        {
            var (value, index) = (target(frame), key(frame));
            frame.Run.At = place;
            return Access.Item(frame.Run, value, index);
        };
    }

    Evaluate Slice(Expression.Slice slice, NameScope scope)
    {
        var target = Compile(slice.Target, scope);
        var (start, stop, step) = (Optional(slice.Start, scope), Optional(slice.Stop, scope), Optional(slice.Step, scope));
        var place = compilation.Place(slice.Span);
        return frame =>
        {
            var (value, from, to, by) = (target(frame), start(frame), stop(frame), step(frame));
            frame.Run.At = place;
            return Slices.Get(value, from, to, by);
        };
    }

    Evaluate Optional(Expression? expression, NameScope scope) =>
        expression is null ? Constant(null) : Compile(expression, scope);

    Evaluate List(Expression.ListOf list, NameScope scope)
    {
        var items = CompileAll(list.Items, scope);
        return frame =>
        {
            var values = new List<object?>(items.Length);
            foreach (var item in items)
                values.Add(item(frame));
            return new JinjaList(values);
        };
    }

    Evaluate Tuple(Expression.TupleOf tuple, NameScope scope)
    {
        var items = CompileAll(tuple.Items, scope);
        return frame => new JinjaTuple(EvaluateAll(items, frame));
    }

    Evaluate Dict(Expression.DictOf dict, NameScope scope)
    {
        var keys = CompileAll([.. dict.Entries.Select(entry => entry.Key)], scope);
        var values = CompileAll([.. dict.Entries.Select(entry => entry.Value)], scope);
        var place = compilation.Place(dict.Span);
        return frame =>
        {
            var result = new JinjaDict();
            for (var at = 0; at < keys.Length; at++)
            {
                var (key, value) = (keys[at](frame), values[at](frame));
                frame.Run.At = place;
                result[key] = value;
            }
            return result;
        };
    }

    Evaluate Concat(Expression.Concat concat, NameScope scope)
    {
        var (parts, place) = (CompileAll(concat.Parts, scope), compilation.Place(concat.Span));
        return frame =>
        {
            var texts = new string[parts.Length];
            for (var at = 0; at < texts.Length; at++)
            {
                var value = parts[at](frame);
                frame.Run.At = place;
                texts[at] = Printing.Str(value);
            }
            Sizes.CheckText(texts.Sum(text => (long)text.Length));
            return string.Concat(texts);
        };
    }

    Evaluate Conditional(Expression.Conditional conditional, NameScope scope)
    {
        var test = CompileCondition(conditional.Test, scope);
        compilation.Conditions++;
        var then = Compile(conditional.Then, scope);
        var otherwise = conditional.Otherwise is { } other ? Compile(other, scope) : NoElse(conditional);
        compilation.Conditions--;
        return frame => test.Holds(frame) ? then(frame) : otherwise(frame);
    }

    Evaluate NoElse(Expression.Conditional conditional)
    {
        var line = compilation.Place(conditional.Span).Line;
        var message = $"the inline if-expression on line {line} evaluated to false and no else section was defined";
        return frame => new JinjaUndefined(frame.Run.Environment.Options.Undefined, "else", message);
    }

    Evaluate Binary(Expression.Binary binary, NameScope scope)
    {
        var (left, right) = (Compile(binary.Left, scope), Compile(binary.Right, scope));
        var (op, place) = (binary.Operator, compilation.Place(binary.Span));
        if (op == TokenKind.Plus)
            return frame => Add(frame, left(frame), right(frame), place);
        return frame =>
        {
            var (x, y) = (left(frame), right(frame));
            frame.Run.At = place;
            return Arithmetic.Apply(op, x, y);
        };
    }

    static object? Add(Frame frame, object? left, object? right, JinjaPlace place)
    {
        frame.Run.At = place;
        return Arithmetic.Add(left, right);
    }

    Evaluate Sign(Expression.Sign sign, NameScope scope)
    {
        var (operand, place, isMinus) = (Compile(sign.Operand, scope), compilation.Place(sign.Span), sign.IsMinus);
        return frame =>
        {
            var value = operand(frame);
            frame.Run.At = place;
            return isMinus ? Arithmetic.Negate(value) : Arithmetic.Plus(value);
        };
    }

    Evaluate And(Expression.And and, NameScope scope)
    {
        var (left, right, place) = (Compile(and.Left, scope), Compile(and.Right, scope), compilation.Place(and.Left.Span));
        var condition = new Condition(left, place);
        return frame =>
        {
            var value = left(frame);
            return condition.IsTrue(frame, value) ? right(frame) : value;
        };
    }

    Evaluate Or(Expression.Or or, NameScope scope)
    {
        var (left, right, place) = (Compile(or.Left, scope), Compile(or.Right, scope), compilation.Place(or.Left.Span));
        var condition = new Condition(left, place);
        return frame =>
        {
            var value = left(frame);
            return condition.IsTrue(frame, value) ? value : right(frame);
        };
    }

    Evaluate Not(Expression.Not not, NameScope scope)
    {
        var operand = CompileCondition(not.Operand, scope);
        return frame => operand.Holds(frame) ? Boxes.False : Boxes.True;
    }

    Evaluate CompareTwo(Expression.Compare compare, NameScope scope)
    {
        var (comparison, other) = compare.Rest[0];
        var (left, right, place) = (Compile(compare.First, scope), Compile(other, scope), compilation.Place(compare.Span));
        return frame =>
        {
            var (x, y) = (left(frame), right(frame));
            frame.Run.At = place;
            return Boxes.Of(Ordering.Holds(comparison, x, y));
        };
    }

    Evaluate CompareChain(Expression.Compare compare, NameScope scope)
    {
        var first = Compile(compare.First, scope);
        var rest = compare.Rest.Select(link => (link.Operator, Value: Compile(link.Other, scope))).ToArray();
        var place = compilation.Place(compare.Span);
        return frame =>
        {
            var left = first(frame);
            foreach (var (comparison, value) in rest)
            {
                var right = value(frame);
                frame.Run.At = place;
                if (!Ordering.Holds(comparison, left, right))
                    return Boxes.False;
                left = right;
            }
            return Boxes.True;
        };
    }
}
