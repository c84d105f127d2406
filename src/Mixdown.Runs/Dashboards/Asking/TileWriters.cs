using System.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What writes the tiles of a project, as long as neither the project nor what its checks found has changed.</summary>
sealed class TileWriters
{
    /// <summary>The writing of a project's tiles.</summary>
    public TileWriting Of(MixdownProject project, RunFacts runs) => throw new UnreachableException($"{project.Name} has no tiles: {runs}.");
}
