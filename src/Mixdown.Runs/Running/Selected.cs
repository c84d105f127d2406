using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.State;

namespace Mixdown.Runs.Running;

/// <summary>Finds the nodes that a command is about.</summary>
static class Selected
{
    /// <exception cref="MixdownException">A word is not a selector, or asks for a state that is not there.</exception>
    public static SelectionResult By(RunRequest request, MixdownProject project) => NodeSelection.Find(
        project, request.Selection, request.State is { } folder ? StateFolder.Open(folder, project.Root) : null);
}
