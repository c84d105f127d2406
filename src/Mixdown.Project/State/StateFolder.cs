using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.State;

/// <summary>The artifacts of an earlier run, dbt's or ours: what <c>--state</c> names. Each file is read when it is first asked
/// for.</summary>
/// <param name="folder">Where they are, absolute.</param>
/// <param name="shown">The folder as a person named it.</param>
public sealed class StateFolder(string folder, string shown)
{
    readonly Lazy<StateManifest> _manifest = new(() => StateManifest.Read(Json(folder, shown, "manifest.json")));
    readonly Lazy<PreviousRun> _results = new(() => PreviousRun.Read(Json(folder, shown, "run_results.json")));
    readonly Lazy<FreshnessResults> _sources = new(() => FreshnessResults.Read(Json(folder, shown, "sources.json")));

    /// <summary>The folder as a person named it.</summary>
    public string Shown => shown;

    /// <summary>What <c>manifest.json</c> says.</summary>
    /// <exception cref="MixdownException">MX1404: the file is missing or no manifest.</exception>
    internal StateManifest Manifest => _manifest.Value;

    /// <summary>What <c>run_results.json</c> says.</summary>
    /// <exception cref="MixdownException">MX1404: the file is missing or no run's results.</exception>
    public PreviousRun Results => _results.Value;

    /// <summary>What <c>sources.json</c> says.</summary>
    /// <exception cref="MixdownException">MX1404: the file is missing or no report of freshness.</exception>
    internal FreshnessResults Sources => _sources.Value;

    /// <summary>Opens a folder.</summary>
    /// <param name="path">As a person named it.</param>
    /// <param name="projectDir">What a relative path starts from.</param>
    /// <exception cref="MixdownException">MX1404: there is no such folder.</exception>
    public static StateFolder Open(string path, string projectDir)
    {
        var folder = Path.GetFullPath(path, projectDir);
        return Directory.Exists(folder) ? new StateFolder(folder, path) : throw new MixdownException(new Diagnostic(
            "MX1404", $"There is no folder '{path}' with the state of an earlier run",
            Hint: "Keep the artifacts of a run (copy 'target/' away when it is done) and name their folder: --state path/to/artifacts."));
    }

    static StateFile Json(string folder, string shown, string name) => StateFile.Open(Path.Combine(folder, name), $"{shown.TrimEnd('/')}/{name}");
}
