using Mixdown.Project.Graph;
using Mixdown.Project.LanguageServer.Cursors;

namespace Mixdown.Project.LanguageServer.Proposals;

/// <summary>Proposals in properties files.</summary>
/// <param name="names">What there is.</param>
/// <param name="package">The package of the file.</param>
/// <param name="templates">Knows what models and configuration there is.</param>
sealed class PropertyProposals(ProjectNames names, string package, TemplateProposals templates)
{
    const string TestPrefix = "test_";

    /// <summary>What can stand at a place.</summary>
    public IEnumerable<Proposal> At(YamlCursor cursor) => cursor switch
    {
        { Key.Length: > 0 } => Values(cursor),
        { Parent: "tests" or "data_tests", IsItem: true } => Tests(),
        { Parent: "config" } => ConfigWords.Keys.Select(key => Key(key.Key, key.Says)),
        _ => PropertyWords.Keys(cursor.Parent).Select(key => Key(key, "")),
    };

    IEnumerable<Proposal> Values(YamlCursor cursor) => (cursor.Parent, cursor.Key) switch
    {
        ("models", "name") or ("unit_tests", "model") => OfKind(NodeKind.Model),
        ("seeds", "name") => OfKind(NodeKind.Seed),
        ("snapshots", "name") => OfKind(NodeKind.Snapshot),
        ("macros", "name") => names.Macros.Where(macro => macro.Package == package).Select(macro => new Proposal(macro.Name, ProposalKind.Function)),
        ("columns", "name") or (_, "column_name") => PropertyPlaces.Owner(names, cursor, package) is { } owner ? names.Columns(owner).Select(TemplateProposals.Column) : [],
        ("config", var key) => templates.Values(key),
        var (parent, key) => PropertyWords.Values(parent, key).Select(value => new Proposal(value, ProposalKind.Value)),
    };

    IEnumerable<Proposal> OfKind(NodeKind kind) =>
        names.Models.Where(node => node.Kind == kind && node.Package == package).OrderBy(node => node.Name, StringComparer.Ordinal)
            .Select(node => new Proposal(node.Name, ProposalKind.Model) { Detail = node.File, Description = node.Description });

    IEnumerable<Proposal> Tests() => names.Macros
        .Where(macro => macro.Name.StartsWith(TestPrefix, StringComparison.Ordinal))
        .OrderBy(macro => macro.Package != package).ThenBy(macro => macro.Name, StringComparer.Ordinal)
        .Select(macro => new Proposal(NameOf(macro), ProposalKind.Function) { Detail = MacroSignature.Of(macro), Description = macro.Description });

    string NameOf(MacroInfo test)
    {
        var name = test.Name[TestPrefix.Length..];
        return test.Package == package || test.Package == Compile.Library.MacroLibrary.Embedded ? name : $"{test.Package}.{name}";
    }

    static Proposal Key(string key, string says) => new(key, ProposalKind.Key) { Written = key + ": ", Detail = says };
}
