using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Lineage;

/// <summary>Draws the excerpt of a diagnostic from its file.</summary>
static class FileExcerpt
{
    /// <summary>With the lines of its file, where the file is the project's own.</summary>
    public static Diagnostic InFile(this Diagnostic problem, MixdownProject project)
    {
        var file = problem.At is { } at ? Path.Combine(project.Root, at.File) : "";
        return File.Exists(file) ? problem.In(File.ReadAllText(file)) : problem;
    }
}
