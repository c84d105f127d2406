using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler.Names;

/// <summary>Whether a name is used anywhere in a body, blocks inside it too.</summary>
static class NameUses
{
    public static bool Has(IEnumerable<Statement> body, string name) => body.Any(statement => Has(statement, name));

    static bool Has(Statement statement, string name) =>
        SyntaxTree.Expressions(statement).Any(expression => Has(expression, name)) || Has(SyntaxTree.Bodies(statement), name)
        || statement is Statement.Include { WithContext: true };

    static bool Has(Expression expression, string name) =>
        expression is Expression.Name { Id: var id } ? id == name : SyntaxTree.Parts(expression).Any(part => Has(part, name));
}
