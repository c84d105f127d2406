using Mixdown.Engines;

namespace Mixdown.Cli.Rendering;

/// <summary>Shows an answer that is no run: as a table, or as a JSON object a line.</summary>
static class AnswerText
{
    /// <summary>Writes it.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="answer">What was asked for.</param>
    /// <param name="json">Whether programs read it.</param>
    /// <param name="nothing">What is said to people where there is no row.</param>
    public static void Write(Terminal terminal, ResultTable answer, bool json, string nothing)
    {
        if (json)
        {
            foreach (var line in RowsJson.Lines(answer))
                terminal.Output.WriteLine(line);
        }
        else if (answer.Rows.Count == 0)
            terminal.Output.WriteLine($"  {nothing}");
        else
            new TableText(terminal.Palette, terminal.Width).Write(terminal.Output, answer);
    }
}
