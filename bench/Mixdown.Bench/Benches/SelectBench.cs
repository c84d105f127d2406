using System.Diagnostics;
using System.Globalization;
using Mixdown.Bench.Measuring;
using Mixdown.Bench.Reports;
using Mixdown.Project;
using Mixdown.Project.Graph.Selection;

namespace Mixdown.Bench.Benches;

/// <summary>Selecting in a project of 10,000 models that was read already.</summary>
sealed class SelectBench : IBench
{
    const int Models = 10_000;
    const int Times = 9;

    static readonly string[] Selections = ["all", "fqn:*", "path:models", "+resource_type:model+", "@source:*", "tag:x config.materialized:view,resource_type:model"];

    public string Name => "select";

    public string Question => "How long does it take to find the nodes of a selection?";

    public Task<IReadOnlyList<Measure>> RunAsync(BenchFolder folder, CancellationToken cancel)
    {
        var root = folder.Empty("project-select");
        new GeneratedProject(root, Models).Write();
        var project = ProjectReader.Read(
            new ProjectRequest { ProjectDir = root, Environment = new Dictionary<string, string>(0), InvocationId = "bench", StartedAt = DateTimeOffset.UnixEpoch }, cancel);
        return Task.FromResult<IReadOnlyList<Measure>>([.. Selections.Select(words => Measured(project, words))]);
    }

    static Measure Measured(MixdownProject project, string words)
    {
        var request = new SelectionRequest { Select = [words] };
        var found = NodeSelection.Find(project, request).Ids.Count;
        var times = new List<double>();
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            NodeSelection.Find(project, request);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
        times.Sort();
        return new Measure(string.Create(CultureInfo.InvariantCulture, $"'{words}' of {project.Graph.InOrder.Count} nodes finds {found}"), times[Times / 2], "ms");
    }
}
