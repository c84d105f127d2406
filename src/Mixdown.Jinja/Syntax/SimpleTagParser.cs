using Mixdown.Jinja.Syntax.Lexing;

namespace Mixdown.Jinja.Syntax;

/// <summary>Reads the tags that enclose nothing.</summary>
sealed class SimpleTagParser(TokenReader tokens, ExpressionParser expressions)
{
    public Statement.Print ParsePrint(JinjaSpan start)
    {
        var value = expressions.ParseTuple();
        return new(value is Expression.TupleOf tuple ? new Expression.Concat(tuple.Items, tuple.Span) : value, start);
    }

    public Statement.Do ParseDo(JinjaSpan start) => new(expressions.ParseTuple(), start);

    public static Statement.Break ParseBreak(JinjaSpan start) => new(start);

    public static Statement.Continue ParseContinue(JinjaSpan start) => new(start);

    public Statement.Include ParseInclude(JinjaSpan start)
    {
        var template = expressions.Parse();
        var mayMiss = TakeWords("ignore", "missing");
        return new Statement.Include(template, mayMiss, TakeContext() ?? true, start);
    }

    public Statement.Import ParseImport(JinjaSpan start)
    {
        var template = expressions.Parse();
        tokens.ExpectWord("as");
        var target = tokens.ExpectName("a name");
        return new Statement.Import(template, target, TakeContext() ?? false, start);
    }

    public Statement.FromImport ParseFrom(JinjaSpan start)
    {
        var template = expressions.Parse();
        tokens.ExpectWord("import");
        var names = new List<(string, string)>();
        var withContext = TakeContext();
        while (withContext is null)
        {
            names.Add(ParseImportedName());
            withContext = TakeContext();
            if (withContext is null && !tokens.TryTake(TokenKind.Comma))
                break;
            withContext ??= TakeContext();
        }
        return new Statement.FromImport(template, names, withContext ?? false, start);
    }

    (string Name, string Alias) ParseImportedName()
    {
        var name = tokens.ExpectName("the name of a macro");
        if (name.StartsWith('_'))
            throw tokens.Fail("names that start with an underscore cannot be imported", tokens.Last);
        return (name, tokens.TakeWord("as") ? tokens.ExpectName("a name") : name);
    }

    bool? TakeContext()
    {
        if (TakeWords("with", "context"))
            return true;
        return TakeWords("without", "context") ? false : null;
    }

    bool TakeWords(string first, string second) => tokens.AreWords(first, second) && tokens.TakeWord(first) && tokens.TakeWord(second);
}
