namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>What a piece of SQL is, as far as names have to be found in it.</summary>
enum SqlTokenKind
{
    /// <summary>White space and comments.</summary>
    Space,

    /// <summary>A name or a word of the language.</summary>
    Word,

    /// <summary>A name in double quotes.</summary>
    Quoted,

    /// <summary>A text in single quotes, or between dollar signs.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>$NAME</c>.</summary>
    Parameter,

    /// <summary>Any other character.</summary>
    Sign,
}
