using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.Ingest.Loads.Settings;
using Mixdown.Ingest.Loads;
using Mixdown.Project.Materialize.Changes;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Flags;
using Mixdown.Runs.Owner;
using Mixdown.Runs.State;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Running;

/// <summary>What one run holds while it lasts: the project as read, the target, and its listeners.</summary>
sealed class RunScope
{
    /// <param name="project">The project as the run sees it.</param>
    /// <param name="target">Its target; outlives the run.</param>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="warnings">Which warnings count as errors.</param>
    /// <exception cref="MixdownException">A load or a stream has errors, or the lake is at a place that cannot be.</exception>
    public RunScope(MixdownProject project, HeldTarget target, RunHost host, WarnErrorOptions warnings)
    {
        Project = project;
        Target = target;
        Loads = LoadDefinitions.Bind(project);
        Streams = StreamDefinitions.Bind(project);
        Stores = host.StoresOf(project);
        Lake = RunHost.Lake(project, Stores).Own;
        Events = new RunEvents(host.Clock, [new RunRecorder(Store, problem => Events!.Send(at => new Noted(at, problem))), .. host.Listeners]) { Warnings = warnings, Secrets = project.Secrets };
        project.Listen((output, text) => Events.Send(at => new Printed(at, output, text)));
    }

    public MixdownProject Project { get; }

    public HeldTarget Target { get; }

    public TargetFolders Folders => Target.Folders;

    public IReadOnlyList<LoadDefinition> Loads { get; }

    public IReadOnlyList<StreamDefinition> Streams { get; }

    /// <summary>Opens the folders and buckets that the project names.</summary>
    public IObjectStores Stores { get; }

    /// <summary>The lake that the target's loads write.</summary>
    public IObjectStore Lake { get; }

    public RunStore Store => Target.Store;

    public RunEvents Events { get; }

    /// <summary>What earlier runs of this process have done on the target; null where there is only one.</summary>
    public SeenNodes? Seen { get; init; }

    /// <summary>Ids of the nodes that the run is about; none in a run of loads.</summary>
    public IReadOnlySet<string> Selected { get; private set; } = new HashSet<string>(0, StringComparer.Ordinal);

    /// <summary>Finds the nodes that the run is about.</summary>
    /// <returns>Words that hold nothing.</returns>
    /// <exception cref="MixdownException">A word is not a selector, or a state is missing.</exception>
    public IReadOnlyList<Diagnostic> Select(RunRequest request)
    {
        var found = Running.Selected.Begin(request, Project);
        Selected = found.Ids;
        return found.Warnings;
    }
}
