using Mixdown.Project.LanguageServer.Answers;
using Mixdown.Project.LanguageServer.Cursors;
using Mixdown.Project.LanguageServer.Proposals;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.LanguageServer;

/// <summary>Answers what an editor asks of a project. Does not change: texts come in, values go out, nothing is read. Files are
/// named by absolute path, and a text need not be the one that the project was read from.</summary>
/// <param name="project">The project as it was last read.</param>
/// <param name="lineage">Types and columns; null as long as they are not known.</param>
public sealed class ProjectView(MixdownProject project, ProjectLineage? lineage)
{
    readonly ProjectNames _names = new(project, lineage);

    /// <summary>Types and columns; null as long as they are not known.</summary>
    public ProjectLineage? Lineage => lineage;

    /// <summary>The same project with other types and columns.</summary>
    public ProjectView With(ProjectLineage? found) => new(project, found);

    /// <summary>How the word at a place can go on.</summary>
    public ProposalList Complete(string file, EditedText text, TextPosition at)
    {
        var offset = text.Offset(at);
        var package = _names.PackageOf(file);
        var templates = new TemplateProposals(_names, package);
        var cursor = new MeaningFinder(_names, file, text.Text).CursorAt(offset);
        if (cursor.Kind != CursorKind.Sql || !MeaningFinder.IsYaml(file))
            return List(text, cursor.Start, cursor.End, templates.At(cursor, text.Text));
        var place = YamlCursor.At(text.Text, offset);
        return List(text, Math.Min(place.Start, offset), Math.Max(place.End, offset), new PropertyProposals(_names, package, templates).At(place));
    }

    /// <summary>What is to be said of the word at a place, in Markdown; null when nothing is.</summary>
    public (string Text, TextRange Range)? Hover(string file, EditedText text, TextPosition at) =>
        Find(file, text, at) is var (meaning, start, end) ? (new HoverText(_names).Of(meaning), text.Range(start, end)) : null;

    /// <summary>Where the thing is made that the word at a place means; null when it means none.</summary>
    public FilePlace? Definition(string file, EditedText text, TextPosition at) =>
        Find(file, text, at) is var (meaning, _, _) ? new DefinitionPlace(_names).Of(meaning) : null;

    /// <summary>Where the thing is used that the word at a place means, or, where the place means nothing, the model of the file.</summary>
    /// <param name="file">Absolute.</param>
    /// <param name="text">Its text.</param>
    /// <param name="at">The place.</param>
    /// <param name="withDefinition">Whether the place where it is made counts.</param>
    public IReadOnlyList<FilePlace> References(string file, EditedText text, TextPosition at, bool withDefinition)
    {
        var meaning = Find(file, text, at)?.Meaning ?? (_names.DeclaredIn(file).FirstOrDefault() is { } node ? new Meaning.Node(node) : null);
        if (meaning is null)
            return [];
        var definition = withDefinition ? new DefinitionPlace(_names).Of(meaning) : null;
        return [.. new[] { definition }.OfType<FilePlace>().Concat(new UsePlaces(_names).Of(meaning)).Distinct()];
    }

    /// <summary>What a file has by name.</summary>
    public static IReadOnlyList<DocumentSymbol> Symbols(string file, EditedText text) => SymbolList.Of(file, text);

    (Meaning Meaning, int Start, int End)? Find(string file, EditedText text, TextPosition at) =>
        new MeaningFinder(_names, file, text.Text).At(text.Offset(at));

    static ProposalList List(EditedText text, int start, int end, IEnumerable<Proposal> items) =>
        new(text.Range(start, end), [.. items.DistinctBy(item => item.Word, StringComparer.Ordinal)]);
}
