namespace Mixdown.Jinja.Syntax;

/// <summary>The operators that can stand in a chain.</summary>
enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    NotIn,
}
