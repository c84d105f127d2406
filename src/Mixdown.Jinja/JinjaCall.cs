using Mixdown.Jinja.Syntax;

namespace Mixdown.Jinja;

/// <summary>One link of the chain of calls that led to an error.</summary>
/// <param name="Name">The macro that was running, or the template that was included.</param>
/// <param name="CalledAt">Where it was called; null when the host called it.</param>
public sealed record JinjaCall(string Name, JinjaPlace? CalledAt);
