using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Dashboards.Reading;

/// <summary>Reads a dashboard that is in no file yet, as the project's files are read.</summary>
public static class DashboardText
{
    /// <summary>The dashboard; null where the text is none.</summary>
    /// <param name="file">The file that it would be, as messages name it: its name without its ending is the dashboard's id.</param>
    /// <param name="text">What would stand in it.</param>
    /// <param name="found">Receives what is wrong, with the lines where it is.</param>
    public static Dashboard? Read(string file, string text, ICollection<Diagnostic> found) => new DashboardReader(found).Read(file, text);

    /// <summary>A title as it stands in addresses; empty where it has no letters and no digits.</summary>
    public static string Slug(string title) => DashboardSlug.Of(title);
}
