namespace Mixdown.Data.Diagnostics;

/// <summary>How much a <see cref="Diagnostic"/> matters: an error stops, a warning does not.</summary>
public enum Severity
{
    /// <summary>The command cannot go on.</summary>
    Error,

    /// <summary>The command goes on; a person should look.</summary>
    Warning,
}
