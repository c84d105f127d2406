using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Runs.Analysis;
using Mixdown.Runs.Dashboards.Freshness;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>What writes the tiles of a project, made anew when the project has changed or its checks have run. Safe for any
/// thread.</summary>
/// <param name="lineage">Knows the columns of tables.</param>
sealed class TileWriters(SharedLineage lineage)
{
    readonly Lock _gate = new();
    Edition? _last;

    /// <summary>The writing of a project's tiles.</summary>
    /// <param name="project">The project.</param>
    /// <param name="runs">What is known of its checks: joins are proven by them.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<TileWriting> OfAsync(MixdownProject project, RunFacts runs, CancellationToken cancel)
    {
        var compiler = await CompilerAsync(project, runs, cancel);
        return (dashboard, tile, state) => Write(compiler, dashboard, tile, state);
    }

    /// <summary>What the writing is made of, for whoever asks what can be written.</summary>
    public Task<TileCompiler> CompilerAsync(MixdownProject project, RunFacts runs, CancellationToken cancel) =>
        EditionOf(project, runs).Compiler.ResultAsync(cancel);

    Edition EditionOf(MixdownProject project, RunFacts runs)
    {
        lock (_gate)
        {
            if (_last is not { } last || last.Project != project || last.Runs != runs)
                _last = new Edition(project, runs, new SharedWork<TileCompiler>(() => MakeAsync(project, runs)));
            return _last;
        }
    }

    async Task<TileCompiler> MakeAsync(MixdownProject project, RunFacts runs) =>
        new(project, await lineage.OfAsync(project, CancellationToken.None), runs.StateOf);

    static TileQuery? Write(TileCompiler compiler, Dashboard dashboard, Tile tile, ViewState state)
    {
        var compiled = compiler.Compile(dashboard, tile, state);
        var wrong = compiled.Problems.Where(problem => problem.Severity == Severity.Error).ToList();
        return wrong.Count == 0 ? compiled.Query : throw new MixdownException(wrong);
    }

    sealed record Edition(MixdownProject Project, RunFacts Runs, SharedWork<TileCompiler> Compiler);
}
