using Mixdown.Project.LanguageServer.Cursors;
using Mixdown.Project.LanguageServer.Proposals;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.LanguageServer;

/// <summary>Answers what an editor asks of a project. Does not change: texts come in, values go out, nothing is read.</summary>
/// <param name="project">The project as it was last read.</param>
/// <param name="lineage">Types and columns; null as long as they are not known.</param>
public sealed class ProjectView(MixdownProject project, ProjectLineage? lineage)
{
    readonly ProjectNames _names = new(project, lineage);

    /// <summary>The project.</summary>
    public MixdownProject Project => project;

    /// <summary>Types and columns; null as long as they are not known.</summary>
    public ProjectLineage? Lineage => lineage;

    /// <summary>The same project with other types and columns.</summary>
    public ProjectView With(ProjectLineage? found) => new(project, found);

    /// <summary>How the word at a place can go on.</summary>
    /// <param name="file">Absolute.</param>
    /// <param name="text">The file's text, which need not be the one that the project was read from.</param>
    /// <param name="at">The place.</param>
    public ProposalList Complete(string file, EditedText text, TextPosition at)
    {
        var offset = text.Offset(at);
        var cursor = Cursor.At(text.Text, offset);
        var items = new TemplateProposals(_names, _names.PackageOf(file)).At(cursor, text.Text);
        return new ProposalList(text.Range(cursor.Start, cursor.End), [.. items.DistinctBy(item => item.Word, StringComparer.Ordinal)]);
    }
}
