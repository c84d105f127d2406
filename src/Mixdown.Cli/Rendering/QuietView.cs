using Mixdown.Data.Diagnostics;
using Mixdown.Project.Compile;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows nothing of a run but what is wrong, and what templates print().</summary>
/// <param name="output">Receives what is printed.</param>
/// <param name="errors">Receives what is wrong.</param>
/// <param name="palette">Colours.</param>
sealed class QuietView(TextWriter output, TextWriter errors, Palette palette) : IRunListener
{
    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is Noted { Diagnostic: { Severity: Severity.Error } problem })
            ProblemText.Write(errors, palette, [problem]);
        else if (happened is Printed { Output: TemplateOutput.Print } printed)
            output.WriteLine(printed.Text);
    }
}
