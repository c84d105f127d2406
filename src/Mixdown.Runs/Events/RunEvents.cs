using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Flags;

namespace Mixdown.Runs.Events;

/// <summary>Passes the events of one run to its listeners, one at a time whatever thread they come from.</summary>
/// <param name="clock">Dates the events.</param>
/// <param name="listeners">In the order in which they are told.</param>
public sealed class RunEvents(TimeProvider clock, params IReadOnlyList<IRunListener> listeners)
{
    readonly Lock _gate = new();

    /// <summary>The clock that dates the events.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Which warnings count as errors, and which are kept back.</summary>
    public WarnErrorOptions Warnings { get; init; } = WarnErrorOptions.None;

    /// <summary>Hides what nobody may see.</summary>
    public SecretMask Secrets { get; init; } = SecretMask.None;

    /// <summary>Whether a warning was passed on as an error.</summary>
    public bool HasRaised { get; private set; }

    /// <summary>Makes an event of this moment and passes it on.</summary>
    public void Send(Func<DateTimeOffset, RunEvent> of)
    {
        lock (_gate)
        {
            if (Weigh(of(clock.GetUtcNow())) is not { } happened)
                return;
            var shown = Secrets.IsEmpty ? happened : Masked(happened);
            foreach (var listener in listeners)
                listener.On(shown);
        }
    }

    RunEvent Masked(RunEvent happened) => happened switch
    {
        RunStarted started => started with { Arguments = started.Arguments.ToDictionary(one => one.Key, one => Secrets.Of(one.Value), StringComparer.Ordinal) },
        Noted noted => noted with { Diagnostic = Secrets.Of(noted.Diagnostic) },
        NodeFinished node => node with { Message = Secrets.Of(node.Message), Sql = Secrets.Of(node.Sql) },
        CheckFinished check => check with { Message = Secrets.Of(check.Message), Sql = Secrets.Of(check.Sql) },
        Printed printed => printed with { Text = Secrets.Of(printed.Text) },
        _ => happened,
    };

    RunEvent? Weigh(RunEvent happened)
    {
        if (happened is not Noted { Diagnostic: { Severity: Severity.Warning } warning } noted)
            return happened;
        var weighed = Warnings.Weigh(warning);
        HasRaised |= weighed?.Severity == Severity.Error;
        return weighed is null ? null : noted with { Diagnostic = weighed };
    }
}
