using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja.Compiler;

/// <summary>What stands directly inside an expression or a statement.</summary>
static class SyntaxTree
{
    public static IEnumerable<Expression> Parts(Expression expression) => expression switch
    {
        Expression.ListOf list => list.Items,
        Expression.TupleOf tuple => tuple.Items,
        Expression.DictOf dict => dict.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        Expression.Binary binary => [binary.Left, binary.Right],
        Expression.Sign sign => [sign.Operand],
        Expression.And and => [and.Left, and.Right],
        Expression.Or or => [or.Left, or.Right],
        Expression.Not not => [not.Operand],
        Expression.Compare compare => compare.Rest.Select(link => link.Other).Prepend(compare.First),
        Expression.Concat concat => concat.Parts,
        _ => PartsOfAccess(expression),
    };

    public static IEnumerable<Expression> Expressions(Statement statement) => statement switch
    {
        Statement.Print print => [print.Value],
        Statement.Do evaluated => [evaluated.Value],
        Statement.If branches => branches.Branches.Select(branch => branch.Test),
        Statement.For loop => Some(loop.Items, loop.Filter),
        Statement.Set set => [set.Value, set.Target],
        Statement.SetBlock set => Some(set.Filter),
        Statement.CallBlock call => [call.Call, .. Defaults(call.Caller)],
        Statement.FilterBlock filter => [filter.Filter],
        Statement.With with => with.Bindings.Select(binding => binding.Value),
        Statement.Include include => [include.Template],
        _ => ExpressionsOfDefinition(statement),
    };

    public static IEnumerable<Statement> Bodies(Statement statement) => statement switch
    {
        Statement.If branches => branches.Branches.SelectMany(branch => branch.Body).Concat(branches.Otherwise),
        Statement.For loop => loop.Body.Concat(loop.Otherwise),
        Statement.SetBlock set => set.Body,
        Statement.Macro macro => macro.Definition.Body,
        Statement.Tagged tagged => tagged.Definition.Body,
        Statement.CallBlock call => call.Caller.Body,
        Statement.FilterBlock filter => filter.Body,
        Statement.With with => with.Body,
        _ => [],
    };

    static IEnumerable<Expression> PartsOfAccess(Expression expression) => expression switch
    {
        Expression.Conditional conditional => Some(conditional.Test, conditional.Then, conditional.Otherwise),
        Expression.Attribute attribute => [attribute.Target],
        Expression.Item item => [item.Target, item.Key],
        Expression.Slice slice => Some(slice.Target, slice.Start, slice.Stop, slice.Step),
        Expression.Call call => call.Arguments.All.Prepend(call.Target),
        Expression.Filter filter => Some(filter.Target).Concat(filter.Arguments.All),
        Expression.IsTest test => test.Arguments.All.Prepend(test.Target),
        _ => [],
    };

    static IEnumerable<Expression> ExpressionsOfDefinition(Statement statement) => statement switch
    {
        Statement.Import import => [import.Template],
        Statement.FromImport from => [from.Template],
        Statement.Macro macro => Defaults(macro.Definition),
        Statement.Tagged tagged => Defaults(tagged.Definition),
        _ => [],
    };

    static IEnumerable<Expression> Defaults(MacroSyntax macro) => macro.Parameters.Select(parameter => parameter.Default).OfType<Expression>();

    static IEnumerable<Expression> Some(params Expression?[] expressions) => expressions.OfType<Expression>();
}
