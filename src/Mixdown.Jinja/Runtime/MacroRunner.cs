using System.Globalization;
using Mixdown.Jinja.Values;

namespace Mixdown.Jinja.Runtime;

/// <summary>Runs macros: fits the arguments, runs the body, and adds the macro to the chain of an error that passes.</summary>
static class MacroRunner
{
    public static object? Call(MacroCode code, Frame definedIn, JinjaArguments arguments)
    {
        var run = arguments.Run;
        var calledAt = run.At;
        run.Enter();
        try
        {
            var frame = new Frame(definedIn, code.FrameSize, definedIn.Scope, run);
            Bind(code, frame, arguments);
            code.Body(frame);
            if (run.IsReturning)
                return code.IsCaller ? "" : Returned(code, run);
            return frame.Output.Finish(code.IsCaller ? null : code.Name);
        }
        catch (JinjaException error) when (AddFacts(error, code, arguments))
        {
            throw;
        }
        finally
        {
            run.At = calledAt;
            run.Leave();
        }
    }

    static object? Returned(MacroCode code, JinjaRun run)
    {
        var value = run.TakeReturned();
        if (value is string text && run.OriginsOf(text) is { } origins)
            run.Remember(text, origins.By(code.Name));
        return value;
    }

    /// <summary>Runs before the stack unwinds, while the run still knows the operation that failed.</summary>
    static bool AddFacts(JinjaException error, MacroCode code, JinjaArguments arguments)
    {
        error.LocateAt(arguments.Run.At);
        error.AddCall(new JinjaCall(code.Name, arguments.At));
        return false;
    }

    static void Bind(MacroCode code, Frame frame, JinjaArguments arguments)
    {
        var given = arguments.Positional;
        var fitting = Math.Min(given.Length, code.ParameterNames.Length);
        Array.Copy(given, frame.Slots, fitting);
        BindRest(code, frame, given, fitting);
        if (arguments.Names.Length > 0 || code.Extras != MacroExtras.None)
            BindNamed(code, frame, arguments);
        BindDefaults(code, frame);
    }

    static void BindRest(MacroCode code, Frame frame, object?[] given, int fitting)
    {
        if (code.Extras.Positional >= 0)
            frame.Slots[code.Extras.Positional] = new JinjaTuple(given[fitting..]);
        else if (given.Length > fitting)
            throw TooMany(code, fitting, given.Length);
    }

    static void BindNamed(MacroCode code, Frame frame, JinjaArguments arguments)
    {
        var named = new JinjaDict();
        if (code.Extras.Caller >= 0)
            frame.Slots[code.Extras.Caller] = new JinjaUndefined(frame.Run.Environment.Options.Undefined, "caller", "no caller: the macro is not called by a call block");
        for (var at = 0; at < arguments.Names.Length; at++)
            BindName(code, frame, arguments.Names[at], arguments.Named[at], named);
        if (code.Extras.Named >= 0)
            frame.Slots[code.Extras.Named] = named;
    }

    static void BindName(MacroCode code, Frame frame, string name, object? value, JinjaDict rest)
    {
        var slot = Array.IndexOf(code.ParameterNames, name);
        if (slot >= 0 && !ReferenceEquals(frame.Slots[slot], Unset.Value))
            throw Fail(code, $"got multiple values for argument '{name}'");
        if (slot >= 0)
            frame.Slots[slot] = value;
        else if (name == "caller" && code.Extras.Caller >= 0)
            frame.Slots[code.Extras.Caller] = value;
        else if (code.Extras.Named >= 0)
            rest[name] = value;
        else
            throw UnknownName(code, name);
    }

    static void BindDefaults(MacroCode code, Frame frame)
    {
        for (var at = 0; at < code.ParameterNames.Length; at++)
        {
            if (ReferenceEquals(frame.Slots[at], Unset.Value))
                frame.Slots[at] = code.Defaults[at] is { } evaluate ? evaluate(frame) : NotGiven(code, frame, at);
        }
    }

    static JinjaUndefined NotGiven(MacroCode code, Frame frame, int parameter)
    {
        var name = code.ParameterNames[parameter];
        return new JinjaUndefined(frame.Run.Environment.Options.Undefined, name, $"parameter '{name}' of macro '{code.Name}' was not provided");
    }

    static JinjaException TooMany(MacroCode code, int wanted, int given)
    {
        var unit = wanted == 1 ? "argument" : "arguments";
        return Fail(code, $"takes at most {wanted.ToString(CultureInfo.InvariantCulture)} {unit}, got {given.ToString(CultureInfo.InvariantCulture)}");
    }

    static JinjaException UnknownName(MacroCode code, string name) =>
        new(JinjaErrorKind.Arguments, $"macro '{code.Name}' takes no keyword argument '{name}'")
        {
            UnknownName = name,
            Candidates = code.ParameterNames,
        };

    static JinjaException Fail(MacroCode code, string what) => new(JinjaErrorKind.Arguments, $"macro '{code.Name}' {what}");
}
