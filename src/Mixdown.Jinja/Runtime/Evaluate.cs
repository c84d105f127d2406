namespace Mixdown.Jinja.Runtime;

/// <summary>A compiled expression.</summary>
internal delegate object? Evaluate(Frame frame);
