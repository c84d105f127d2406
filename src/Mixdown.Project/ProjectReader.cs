using Mixdown.Data.Diagnostics;
using Mixdown.Project.Reading;

namespace Mixdown.Project;

/// <summary>Reads a project: every file, every name; nothing is run.</summary>
public static class ProjectReader
{
    /// <summary>The project.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="MixdownException">All that is wrong with it, each with place and remedy.</exception>
    public static MixdownProject Read(ProjectRequest request, CancellationToken cancel)
    {
        var (project, problems) = TryRead(request, cancel);
        return project is null || problems.Any(problem => problem.Severity == Severity.Error) ? throw new MixdownException(problems) : project;
    }

    /// <summary>As much of a project as can be read: for an editor, in which it is broken most of the time.</summary>
    /// <param name="request">What to read.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>The project without what is wrong with it, or null when it is too broken for that; and errors and warnings.</returns>
    public static (MixdownProject? Project, IReadOnlyList<Diagnostic> Problems) TryRead(ProjectRequest request, CancellationToken cancel)
    {
        var diagnostics = new List<Diagnostic>();
        var reading = new ProjectReading(request, diagnostics, cancel);
        var project = reading.Read();
        return (project, [.. reading.InOrder(diagnostics)]);
    }
}
