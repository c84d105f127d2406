using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;
using Mixdown.Project.Graph.Declarations;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Project.Lineage;

namespace Mixdown.Project.LanguageServer.Answers;

/// <summary>Where things are used: calls of ref() and source() as they were read, all else by the words of the files.</summary>
/// <param name="names">What there is.</param>
sealed class UsePlaces(ProjectNames names)
{
    /// <summary>The places, each once.</summary>
    public IEnumerable<FilePlace> Of(Meaning meaning) => (meaning switch
    {
        Meaning.Node { Of: SourceTable source } => OfSource(source),
        Meaning.Node node => OfNode(node.Of),
        Meaning.Column column => OfColumn(column),
        Meaning.Macro macro => Words(macro.Of.Name, Texts(), (file, text, at) => Means(file, text, at, macro)),
        Meaning.Variable variable => Words(variable.Of.Key, Texts(), (file, text, at) => Means(file, text, at, variable)),
        Meaning.Doc doc => [],
        _ => [],
    }).Distinct();

    IEnumerable<FilePlace> OfNode(GraphNode node) => Calls(
        names.Nodes.SelectMany(user => RefsOf(user).Where(call => names.Model(call.Package, call.Name, user.Package) == node).Select(call => call.At)));

    IEnumerable<FilePlace> OfSource(SourceTable source) => Calls(
        names.Nodes.SelectMany(user => SourcesOf(user).Where(call => names.Source(call.Source, call.Table, user.Package) == source).Select(call => call.At)));

    IEnumerable<FilePlace> Calls(IEnumerable<SourceSpan> calls) => calls.Where(at => at.Line > 0).Select(names.PlaceOf).OfType<FilePlace>();

    /// <summary>The calls in a node's own text: those of a generic check stand in its macro.</summary>
    static IEnumerable<RefCall> RefsOf(GraphNode node) => node switch
    {
        ProjectNode { Check: { IsSingular: false } } => [],
        ProjectNode own => own.Refs,
        DeclaredNode declared => declared.Refs,
        _ => [],
    };

    static IEnumerable<SourceCall> SourcesOf(GraphNode node) => node switch
    {
        ProjectNode { Check: { IsSingular: false } } => [],
        ProjectNode own => own.Sources,
        DeclaredNode declared => declared.Sources,
        _ => [],
    };

    IEnumerable<FilePlace> OfColumn(Meaning.Column column)
    {
        if (names.Lineage is not { } lineage)
            return [];
        var reference = new ColumnRef(column.Of.UniqueId, column.Name);
        var users = lineage.Users(reference).Select(user => user.NodeId).Concat(lineage.RowUsers(reference).Select(user => user.UniqueId)).ToHashSet(StringComparer.Ordinal);
        var texts = names.Nodes.OfType<ProjectNode>().Where(node => users.Contains(node.UniqueId)).Select(TextOf);
        return Words(column.Name, texts, (file, text, at) => Means(file, text, at, column));
    }

    IEnumerable<FilePlace> Words(string word, IEnumerable<(string File, string Text)> texts, Func<string, string, int, bool> isMeant)
    {
        var pattern = new Regex($@"\b{Regex.Escape(word)}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        foreach (var (file, text) in texts)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (names.PlaceOf(new SourceSpan(file, 1, 1, 1)) is { } place && isMeant(place.File, text, match.Index))
                    yield return place with { Range = new EditedText(text).Range(match.Index, match.Index + match.Length) };
            }
        }
    }

    bool Means(string file, string text, int at, Meaning meaning) => new MeaningFinder(names, file, text).At(at)?.Meaning == meaning;

    IEnumerable<(string File, string Text)> Texts() =>
    [
        .. names.Context.Macros.Texts.Where(file => file.Package != MacroLibrary.Embedded).Select(file => (file.File, file.Text)),
        .. names.Nodes.OfType<ProjectNode>().Where(node => node.RawCode.Length > 0 && node.Check is not { IsSingular: false }).Select(TextOf),
    ];

    static (string File, string Text) TextOf(ProjectNode node) => (node.DeclaredAt.File, node.Lead + node.RawCode);
}
