using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Project.LanguageServer.Answers;

/// <summary>Where things are made.</summary>
/// <param name="names">What there is.</param>
sealed class DefinitionPlace(ProjectNames names)
{
    /// <summary>The place; null for what no person wrote.</summary>
    public FilePlace? Of(Meaning meaning) => meaning switch
    {
        Meaning.Node node => names.PlaceOf(node.Of.DeclaredAt),
        Meaning.Column column => Of(column.Of, column.Name),
        Meaning.Macro macro => names.PlaceOf(macro.Of.At),
        Meaning.Doc doc => names.PlaceOf(doc.Of.At),
        Meaning.Variable variable => names.PlaceOf(variable.Of.KeyAt),
        _ => null,
    };

    /// <summary>Of a model's column, where its SQL gives it its name; else where a file describes it; else the model.</summary>
    FilePlace? Of(GraphNode node, string column)
    {
        if (node is ProjectNode own && Naming(own, column) is { } made)
            return made;
        var described = ProjectNames.Described(node).FirstOrDefault(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase));
        return names.PlaceOf(described?.At is { File.Length: > 0 } at ? at : node.DeclaredAt);
    }

    FilePlace? Naming(ProjectNode node, string column)
    {
        var word = Regex.Escape(column);
        var pattern = $@"(\bas\s+|\.)(?<name>{word})\b|(?<![\w'])(?<name>{word})\s*(,|\n|\z)";
        var found = Regex.Match(node.RawCode, pattern, RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups["name"];
        if (!found.Success)
            return null;
        var text = new EditedText(node.Lead + node.RawCode);
        var start = node.Lead.Length + found.Index;
        return names.PlaceOf(new SourceSpan(node.DeclaredAt.File, 1, 1, 1)) is { } place ? place with { Range = text.Range(start, start + found.Length) } : null;
    }
}
