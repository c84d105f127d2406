using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows nothing of a run but what is wrong.</summary>
/// <param name="errors">Receives it.</param>
/// <param name="palette">Colours.</param>
sealed class QuietView(TextWriter errors, Palette palette) : IRunListener
{
    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is Noted { Diagnostic: { Severity: Severity.Error } problem })
            ProblemText.Write(errors, palette, [problem]);
    }
}
