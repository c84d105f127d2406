namespace Mixdown.Jinja.Runtime;

/// <summary>What comes after a statement.</summary>
enum Flow
{
    /// <summary>The next statement.</summary>
    Next,

    /// <summary>The end of the loop.</summary>
    Break,

    /// <summary>The next round of the loop.</summary>
    Continue,

    /// <summary>The end of the macro; <see cref="JinjaRun.ReturnValue"/> holds its value.</summary>
    Return,
}
