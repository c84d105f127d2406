namespace Mixdown.Jinja;

/// <summary>What a template may do with a value that does not exist.</summary>
public enum UndefinedRule
{
    /// <summary>Jinja2's default: it prints as nothing, is false and empty; any other use is an error.</summary>
    Default,

    /// <summary>Attributes, items and calls of it are undefined again, as dbt does while it parses a project.</summary>
    Forgiving,

    /// <summary>Every use but <c>is defined</c> and <c>default()</c> is an error, printing too.</summary>
    Strict,
}
