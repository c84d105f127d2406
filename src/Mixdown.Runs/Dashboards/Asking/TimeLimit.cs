using System.Globalization;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What one query may take.</summary>
/// <param name="most">The longest.</param>
/// <param name="clock">Measures it.</param>
sealed class TimeLimit(TimeSpan most, TimeProvider clock)
{
    /// <summary>Runs a query, and stops it when it takes too long.</summary>
    /// <exception cref="MixdownException">MX4101: it took too long.</exception>
    public T Run<T>(Func<CancellationToken, T> query, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(most, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, limit.Token);
        try
        {
            return query(stop.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new MixdownException(new Diagnostic(
                "MX4101", $"The query took longer than {most.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s, and was stopped",
                Hint: "Narrow the period or a filter, or build a model that has the numbers already added up."));
        }
    }
}
