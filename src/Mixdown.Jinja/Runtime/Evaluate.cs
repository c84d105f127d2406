namespace Mixdown.Jinja.Runtime;

/// <summary>A compiled expression.</summary>
delegate object? Evaluate(Frame frame);
