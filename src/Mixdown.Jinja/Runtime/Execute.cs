namespace Mixdown.Jinja.Runtime;

/// <summary>A compiled statement, or several.</summary>
internal delegate Flow Execute(Frame frame);
