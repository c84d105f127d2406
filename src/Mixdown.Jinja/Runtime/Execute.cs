namespace Mixdown.Jinja.Runtime;

/// <summary>A compiled statement, or several.</summary>
delegate Flow Execute(Frame frame);
