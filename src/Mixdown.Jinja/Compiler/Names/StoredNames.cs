using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler.Names;

/// <summary>The names to which the statements of one block give values. An if makes no block of its own.</summary>
static class StoredNames
{
    public static IEnumerable<string> Of(IEnumerable<Statement> statements) => statements.SelectMany(Of);

    static IEnumerable<string> Of(Statement statement) => statement switch
    {
        Statement.Set set => TargetCompiler.Names(set.Target),
        Statement.SetBlock set => TargetCompiler.Names(set.Target),
        Statement.Macro macro => [macro.Definition.Name],
        Statement.Tagged tagged => [tagged.Definition.Name],
        Statement.Import import => [import.Target],
        Statement.FromImport from => from.Names.Select(name => name.Alias),
        Statement.If branches => branches.Branches.SelectMany(branch => Of(branch.Body)).Concat(Of(branches.Otherwise)),
        _ => [],
    };
}
