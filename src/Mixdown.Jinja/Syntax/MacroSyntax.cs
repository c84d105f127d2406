namespace Mixdown.Jinja.Syntax;

/// <summary>Name, parameters and body of a macro, a call block or a block of the host's tags.</summary>
/// <param name="Name">Its name in the module.</param>
/// <param name="NameSpan">Where the name stands.</param>
/// <param name="Parameters">In order, with their defaults.</param>
/// <param name="Body">What it runs.</param>
/// <param name="BodySpan">Between the opening and the closing tag.</param>
sealed record MacroSyntax(
    string Name,
    JinjaSpan NameSpan,
    IReadOnlyList<(string Name, Expression? Default)> Parameters,
    IReadOnlyList<Statement> Body,
    JinjaSpan BodySpan);
