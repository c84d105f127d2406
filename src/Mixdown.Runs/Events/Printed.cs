using Mixdown.Project.Compile;

namespace Mixdown.Runs.Events;

/// <summary>A template said something with <c>log()</c> or <c>print()</c>.</summary>
/// <param name="At">When.</param>
/// <param name="Output">Who is meant to see it.</param>
/// <param name="Text">What it said; may have several lines.</param>
public sealed record Printed(DateTimeOffset At, TemplateOutput Output, string Text) : RunEvent(At);
