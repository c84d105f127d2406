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
        var diagnostics = new List<Diagnostic>();
        var reading = new ProjectReading(request, diagnostics, cancel);
        var project = reading.Read();
        if (project is null || diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error))
            throw new MixdownException([.. reading.InOrder(diagnostics)]);
        return project;
    }
}
