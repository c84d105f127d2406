using Mixdown.Data.Diagnostics;
using Mixdown.Engines;
using Mixdown.Project;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Warehouses;

/// <summary>The warehouse of a project, opened for reading when a session is first asked for, if there is one that can be
/// opened. Safe for several threads.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="project">Whose.</param>
sealed class ReadingWarehouse(RunHost host, MixdownProject project) : IDisposable
{
    readonly Lazy<OpenWarehouse?> _opened = new(() => TryOpen(host, project));

    /// <summary>A new session; null when there is no warehouse, or none that can be opened now.</summary>
    public IEngineSession? OpenSession() => _opened.Value?.Engine.OpenSession();

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_opened.IsValueCreated)
            _opened.Value?.Dispose();
    }

    static OpenWarehouse? TryOpen(RunHost host, MixdownProject project)
    {
        OpenWarehouse? opened = null;
        try
        {
            opened = host.Targets.OpenForReading(project);
            opened.Engine.OpenSession().Dispose();
            return opened;
        }
        catch (MixdownException)
        {
            // A boundary: who only wants to see SQL needs no warehouse, be it missing, away or in the hands of another process.
            opened?.Dispose();
            return null;
        }
    }
}
