namespace Mixdown.Project.Dashboards.Expressions;

/// <summary>A piece of SQL.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written, quotes included.</param>
/// <param name="Start">Where it begins, from 0.</param>
readonly record struct SqlToken(SqlTokenKind Kind, string Text, int Start)
{
    /// <summary>Whether it can be a name.</summary>
    public bool IsName => Kind is SqlTokenKind.Word or SqlTokenKind.Quoted;

    /// <summary>The name, without quotes.</summary>
    public string Name => Kind == SqlTokenKind.Quoted ? Text[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : Text;

    /// <summary>Whether it is this word or sign, in any case.</summary>
    public bool Is(string text) => Kind is SqlTokenKind.Word or SqlTokenKind.Sign && string.Equals(Text, text, StringComparison.OrdinalIgnoreCase);
}
