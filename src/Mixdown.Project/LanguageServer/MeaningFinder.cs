using System.Text.RegularExpressions;
using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer;

/// <summary>Finds what the words of a file stand for.</summary>
/// <param name="names">What there is.</param>
/// <param name="file">Absolute.</param>
/// <param name="text">Its text.</param>
sealed partial class MeaningFinder(ProjectNames names, string file, string text)
{
    readonly string _package = names.PackageOf(file);

    /// <summary>Whether a file is one of settings.</summary>
    public static bool IsYaml(string file) => Path.GetExtension(file) is ".yml" or ".yaml";

    /// <summary>The word at an offset and its meaning; null when it has none.</summary>
    public (Meaning Meaning, int Start, int End)? At(int offset)
    {
        var cursor = CursorAt(offset);
        if (cursor.Kind != CursorKind.Sql)
            return OfTemplate(cursor) is { } found ? (found, cursor.Start, cursor.End) : null;
        if (!IsYaml(file))
            return OfSql(cursor) is { } column ? (column, cursor.Start, cursor.End) : null;
        var place = YamlCursor.At(text, offset);
        return PropertyPlaces.Named(names, place, _package) is { } named ? (named, place.Start, place.End) : null;
    }

    /// <summary>The cursor at an offset. Properties files have calls that stand in no braces: <c>- ref('daily')</c>.</summary>
    public Cursor CursorAt(int offset)
    {
        var cursor = Cursor.At(text, offset);
        if (cursor.Kind != CursorKind.Sql || !IsYaml(file))
            return cursor;
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
        return Expression().Match(text[start..end]) is { Success: true } call && offset >= start + call.Groups["call"].Index
            ? Cursor.InExpression(text, start + call.Groups["call"].Index, offset)
            : cursor;
    }

    Meaning? OfTemplate(Cursor cursor) => cursor switch
    {
        { Kind: CursorKind.Quoted, Call: { } call } => Quoted(cursor, call),
        { Kind: CursorKind.Name, Word.Length: > 0 } when names.Macro(cursor.Qualifier, cursor.Word, _package) is { } macro => new Meaning.Macro(macro),
        _ => null,
    };

    Meaning? Quoted(Cursor cursor, OpenCall call) => (call.Name, call.Index, call.Keyword) switch
    {
        ("ref" or "builtins.ref", 0, null) => Node(names.Model(null, cursor.Word, _package) ?? names.Model(cursor.Word, SecondOf(cursor), _package)),
        ("ref" or "builtins.ref", 1, null) => Node(names.Model(call.Texts[0], cursor.Word, _package)),
        ("source" or "builtins.source", 0, null) => Node(names.Source(cursor.Word, SecondOf(cursor), _package) ?? names.Sources.FirstOrDefault(source => source.SourceName == cursor.Word)),
        ("source" or "builtins.source", 1, null) => call.Texts[0] is { } source ? Node(names.Source(source, cursor.Word, _package)) : null,
        ("doc", _, null) => names.Docs.FirstOrDefault(doc => doc.Name == cursor.Word) is { } doc ? new Meaning.Doc(doc) : null,
        ("var" or "var.has_var", 0, null) => names.Variables.FirstOrDefault(entry => entry.Key == cursor.Word) is { } entry ? new Meaning.Variable(entry) : null,
        ("adapter.dispatch", 0, null) => names.Macro("", cursor.Word, _package) is { } macro ? new Meaning.Macro(macro) : null,
        _ => null,
    };

    string SecondOf(Cursor cursor) => Second().Match(text, Math.Min(cursor.End, text.Length)) is { Success: true } second ? second.Groups["text"].Value : "";

    static Meaning.Node? Node(GraphNode? node) => node is null ? null : new Meaning.Node(node);

    Meaning.Column? OfSql(Cursor cursor)
    {
        if (cursor.Word.Length == 0)
            return null;
        var scope = new SqlScope(names, _package, text);
        var columns = cursor.Qualifier.Length > 0 ? scope.Columns(cursor.Qualifier) : scope.AllColumns;
        var column = columns.FirstOrDefault(one => string.Equals(one.Name, cursor.Word, StringComparison.OrdinalIgnoreCase));
        return column?.Owner is { } owner ? new Meaning.Column(owner, column.Name) : null;
    }

    [GeneratedRegex(@"\A\s*(- +)?([\w]+ *: +)?[""']?(?<call>(ref|source)\()", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Expression();

    [GeneratedRegex(@"\G['""]\s*,\s*['""](?<text>[^'""\n]*)['""]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Second();
}
