using System.Globalization;
using Mixdown.Data.Settings;
using Mixdown.Project.Compile.Functions;
using Mixdown.Project.Compile.Library;
using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>Proposals inside Jinja, and for the SQL round it.</summary>
/// <param name="names">What there is.</param>
/// <param name="package">The package of the file.</param>
sealed class TemplateProposals(ProjectNames names, string package)
{
    const string MaterializationPrefix = "materialization_";

    /// <summary>What can stand at a cursor.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="text">The whole file.</param>
    public IEnumerable<Proposal> At(Cursor cursor, string text) => cursor switch
    {
        { Kind: CursorKind.Quoted, Call: { } call } => Quoted(call),
        { Kind: CursorKind.Name, Qualifier.Length: > 0 } => Members(cursor.Qualifier),
        { Kind: CursorKind.Name, Call: { Name: "config", Keyword: null } } => Keys().Concat(Callable()),
        { Kind: CursorKind.Name } => Callable(),
        { Kind: CursorKind.Sql } => Columns(new SqlScope(names, package, text), cursor.Qualifier),
        _ => [],
    };

    IEnumerable<Proposal> Quoted(OpenCall call) => (call.Name, call.Index, call.Keyword) switch
    {
        ("ref" or "builtins.ref", 0, null) => Models(),
        ("ref" or "builtins.ref", 1, null) => Models().Where(model => names.Model(call.Texts[0], model.Word, package) is not null),
        ("source" or "builtins.source", 0, null) => SourceNames(),
        ("source" or "builtins.source", 1, null) => Tables(call.Texts[0]),
        ("var" or "var.has_var", 0, null) => Variables(),
        ("doc", _, null) => names.Docs.Select(doc => new Proposal(doc.Name, ProposalKind.Doc) { Description = doc.Content }),
        ("config", _, { } key) => Values(key),
        ("adapter.dispatch", 0, null) => Callable(),
        _ => [],
    };

    /// <summary>What ref() takes.</summary>
    public IEnumerable<Proposal> Models() => names.Models
        .OrderBy(node => node.Package != package).ThenBy(node => node.Name, StringComparer.Ordinal)
        .DistinctBy(node => (node.Package, node.Name))
        .Select(node => new Proposal(node.Name, ProposalKind.Model)
        {
            Detail = node.Kind == NodeKind.Model ? $"{node.Config.Materialized} · {node.File}" : $"{node.KindWord} · {node.File}",
            Description = node.Description,
        });

    IEnumerable<Proposal> SourceNames() => names.Sources.DistinctBy(source => source.SourceName)
        .Select(source => new Proposal(source.SourceName, ProposalKind.Source) { Detail = source.File, Description = source.SourceDescription });

    IEnumerable<Proposal> Tables(string? source) => names.Sources.Where(table => table.SourceName == source)
        .Select(table => new Proposal(table.Name, ProposalKind.Source) { Detail = table.Relation.ToString() ?? "", Description = table.Description });

    IEnumerable<Proposal> Variables() => names.Variables.Select(entry => new Proposal(entry.Key, ProposalKind.Variable)
    {
        Detail = entry.Value is SettingNode.Scalar scalar ? scalar.Text : entry.Value.Kind,
    });

    /// <summary>The values of a key of a configuration; the materializations are those of the project too.</summary>
    public IEnumerable<Proposal> Values(string key)
    {
        var known = ConfigWords.Values(key).Concat(key == "materialized" ? Materializations() : []);
        return known.Distinct(StringComparer.Ordinal).Select(value => new Proposal(value, ProposalKind.Value));
    }

    IEnumerable<string> Materializations() => names.Macros
        .Where(macro => macro.Package != MacroLibrary.Embedded && macro.Name.StartsWith(MaterializationPrefix, StringComparison.Ordinal))
        .Select(macro => macro.Name[MaterializationPrefix.Length..macro.Name.LastIndexOf('_')]);

    static IEnumerable<Proposal> Keys() => ConfigWords.Keys.Select(key => new Proposal(key.Key, ProposalKind.Key) { Written = key.Key + "=", Detail = key.Says });

    IEnumerable<Proposal> Callable() =>
    [
        .. names.Macros.Where(IsCalled).OrderBy(macro => macro.Package == MacroLibrary.Embedded).ThenBy(macro => macro.Name, StringComparer.Ordinal).Select(Call),
        .. names.Context.Packages.Keys.Where(other => other != package && names.Context.Macros.HasPackage(other)).Select(other => new Proposal(other, ProposalKind.Package)),
        .. ContextNames.All.Select(name => new Proposal(name, ProposalKind.Function) { Detail = "dbt" }),
    ];

    /// <summary>Macros that a person calls by their bare name: not the forms that dispatch chooses from.</summary>
    bool IsCalled(MacroInfo macro) => (macro.Package == package || macro.Package == MacroLibrary.Embedded) && !IsInner(macro);

    static bool IsInner(MacroInfo macro) =>
        macro.Name.Contains("__", StringComparison.Ordinal) || macro.Name.StartsWith(MaterializationPrefix, StringComparison.Ordinal) || macro.Name.StartsWith("test_", StringComparison.Ordinal);

    IEnumerable<Proposal> Members(string qualifier) =>
        names.Macros.Where(macro => macro.Package == qualifier && !IsInner(macro)).OrderBy(macro => macro.Name, StringComparer.Ordinal).Select(Call);

    static Proposal Call(MacroInfo macro) => new(macro.Name, ProposalKind.Function) { Detail = MacroSignature.Of(macro), Description = macro.Description };

    static IEnumerable<Proposal> Columns(SqlScope scope, string qualifier) => qualifier.Length > 0
        ? scope.Columns(qualifier).Select(Column)
        : scope.AllColumns.Select(Column).Concat(scope.Tables.Select(table => new Proposal(table, ProposalKind.Table)));

    /// <summary>A column, with its type.</summary>
    public static Proposal Column(KnownColumn column) => new(column.Name, ProposalKind.Column)
    {
        Detail = string.Create(CultureInfo.InvariantCulture, $"{column.Type} · {column.From}").TrimStart(' ', '·'),
        Description = column.Description,
    };
}
