using Mixdown.Jinja.Runtime;
using Mixdown.Jinja.Syntax;
using Mixdown.Jinja.Values;
using Mixdown.Jinja.Values.Formatting;

namespace Mixdown.Jinja.Compiler;

/// <summary>The compiled arguments of one call.</summary>
sealed class ArgumentsCode(
    JinjaPlace place,
    Evaluate[] positional,
    string[] names,
    Evaluate[] named,
    Evaluate? rest,
    Evaluate? restNamed)
{
    public JinjaPlace Place => place;

    /// <summary>The arguments as the call passes them.</summary>
    public JinjaArguments Make(Frame frame) => Make(frame, ExpressionCompiler.EvaluateAll(positional, frame));

    /// <summary>The same behind one more: a filter's value, a method's object.</summary>
    public JinjaArguments MakeBehind(Frame frame, object? first)
    {
        var values = new object?[positional.Length + 1];
        values[0] = first;
        for (var at = 0; at < positional.Length; at++)
            values[at + 1] = positional[at](frame);
        return Make(frame, values);
    }

    JinjaArguments Make(Frame frame, object?[] values)
    {
        var namedValues = ExpressionCompiler.EvaluateAll(named, frame);
        var arguments = rest is null && restNamed is null
            ? new JinjaArguments(frame.Run, place, values, names, namedValues)
            : Unpacked(frame, values, namedValues);
        frame.Run.At = place;
        return arguments;
    }

    JinjaArguments Unpacked(Frame frame, object?[] values, object?[] namedValues)
    {
        var (extra, extraNamed) = (rest?.Invoke(frame), restNamed?.Invoke(frame));
        frame.Run.At = place;
        if (rest is not null)
            values = [.. values, .. Iteration.Over(extra)];
        if (restNamed is null)
            return new JinjaArguments(frame.Run, place, values, names, namedValues);
        var dict = extraNamed as JinjaDict ?? throw NeedsDict(extraNamed);
        var allNames = names.Concat(dict.Keys.Select(Printing.Str)).ToArray();
        return new JinjaArguments(frame.Run, place, values, allNames, [.. namedValues, .. dict.Values]);
    }

    static JinjaException NeedsDict(object? value) => value is JinjaUndefined undefined
        ? undefined.Fail()
        : new(JinjaErrorKind.Type, $"the argument after ** must be a mapping, not {TypeNames.Of(value)}");
}
