using Mixdown.Jinja.Compiler;
using Mixdown.Jinja.Definitions;

namespace Mixdown.Jinja.Runtime;

/// <summary>Runs whole templates.</summary>
static class TemplateRunner
{
    /// <summary>The value of a template that is one expression.</summary>
    public static object? Evaluate(TemplateCode code, Evaluate single, IJinjaScope scope, JinjaRun run)
    {
        object? value = null;
        Guarded(code, run, () => value = single(new Frame(null, code.FrameSize, scope, run)));
        return run.IsReturning ? run.TakeReturned() : value;
    }

    /// <summary>Runs all of it into a text of its own.</summary>
    public static JinjaModule Run(TemplateCode code, IJinjaScope scope, JinjaRun run)
    {
        var frame = new Frame(null, code.FrameSize, scope, run);
        Guarded(code, run, () => RunBody(code, frame));
        return new JinjaModule(code, frame);
    }

    /// <summary>Runs all of it into the text of another template.</summary>
    public static void Include(TemplateCode code, IJinjaScope scope, JinjaRun run, Output output) =>
        Guarded(code, run, () => RunBody(code, new Frame(null, code.FrameSize, scope, run) { Output = output }));

    static void RunBody(TemplateCode code, Frame frame)
    {
        code.Body(frame);
        if (frame.Run.IsReturning)
            throw ReturnOutsideMacro(frame.Run);
    }

    static void Guarded(TemplateCode code, JinjaRun run, Action body)
    {
        var calledAt = run.At;
        run.Enter();
        try
        {
            body();
        }
        catch (JinjaException error) when (AddFacts(error, code, run, calledAt))
        {
            throw;
        }
        finally
        {
            run.At = calledAt;
            run.Leave();
        }
    }

    /// <summary>Runs before the stack unwinds, while the run still knows the operation that failed.</summary>
    static bool AddFacts(JinjaException error, TemplateCode code, JinjaRun run, Syntax.JinjaPlace? calledAt)
    {
        error.LocateAt(run.At);
        if (calledAt is not null)
            error.AddCall(new JinjaCall(code.Source.File, calledAt));
        return false;
    }

    static JinjaException ReturnOutsideMacro(JinjaRun run)
    {
        run.TakeReturned();
        return new JinjaException(JinjaErrorKind.Value, "return() stands outside of a macro", run.At);
    }
}
