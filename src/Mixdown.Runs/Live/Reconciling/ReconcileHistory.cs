using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Live.Reconciling;

/// <summary>What earlier comparisons of live tables with batch found.</summary>
/// <param name="host">What runs get from their process.</param>
public sealed class ReconcileHistory(RunHost host)
{
    /// <summary>The results, the newest first.</summary>
    /// <param name="request">Which project and target; its selection names live tables, all when it is empty.</param>
    /// <param name="rows">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">MX4001: another process works on the target.</exception>
    public async Task<ResultTable> ReadAsync(RunRequest request, int rows, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        using var target = await host.Targets.TakeAsync(project, request, host, cancel);
        var found = target.Store.Checks("reconcile.%", rows, cancel);
        return request.Select.Count == 0 ? found : found with { Rows = [.. found.Rows.Where(row => request.Select.Any(name => (string)row[1]! == $"reconcile {name}"))] };
    }
}
