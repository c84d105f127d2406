namespace Mixdown.Jinja;

/// <summary>What went wrong in a template; the host maps it to its own error code.</summary>
public enum JinjaErrorKind
{
    /// <summary>The text is not a template: an unclosed block, a stray character, an unknown tag.</summary>
    Syntax,

    /// <summary>No filter has this name.</summary>
    UnknownFilter,

    /// <summary>No test has this name.</summary>
    UnknownTest,

    /// <summary>A value that does not exist was used.</summary>
    Undefined,

    /// <summary>The operation does not fit the type of its values.</summary>
    Type,

    /// <summary>The type fits, the value does not: a division by zero, a text that is no number.</summary>
    Value,

    /// <summary>A call does not fit the signature of what is called.</summary>
    Arguments,

    /// <summary>A template named by include, import or from does not exist.</summary>
    TemplateNotFound,

    /// <summary>A limit of <see cref="JinjaLimits"/> is reached.</summary>
    Limit,

    /// <summary>The template, or the host on its behalf, raised it on purpose.</summary>
    Raised,
}
