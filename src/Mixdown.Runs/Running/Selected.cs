using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Graph.Selection;
using Mixdown.Project.State;

namespace Mixdown.Runs.Running;

/// <summary>Finds the nodes that a command is about.</summary>
static class Selected
{
    /// <exception cref="MixdownException">A word is not a selector, or asks for a state that is not there.</exception>
    public static SelectionResult By(RunRequest request, MixdownProject project) => request.Only is { } ids
        ? new SelectionResult(ids.Where(id => project.Graph.TryGet(id, out _)).ToHashSet(StringComparer.Ordinal), [])
        : NodeSelection.Find(project, request.Selection, State(request.State, project));

    /// <summary>Finds the nodes, and tells the project what it is about and what to defer to.</summary>
    /// <exception cref="MixdownException">As <see cref="By"/>; MX4021: --defer without a state.</exception>
    public static SelectionResult Begin(RunRequest request, MixdownProject project)
    {
        var found = By(request, project);
        project.Begin(found.Ids, Deferred(request, project), request.FavorState);
        return found;
    }

    static StateFolder? Deferred(RunRequest request, MixdownProject project)
    {
        if (!request.Defer && request.Command != "clone")
            return null;
        return State(request.DeferState ?? request.State, project)
            ?? throw new MixdownException(new Diagnostic("MX4021", $"{(request.Defer ? "--defer" : request.Command)} needs the state of another environment", Hint: "Name the folder of its artifacts: --state path/to/artifacts."));
    }

    static StateFolder? State(string? folder, MixdownProject project) => folder is null ? null : StateFolder.Open(folder, project.Root);
}
