namespace Mixdown.Cli.Rendering;

/// <summary>What the place that a command writes to can show.</summary>
/// <param name="IsInteractive">A person watches: lines may be redrawn.</param>
/// <param name="HasColour">Colours are wanted: a terminal, and neither NO_COLOR nor TERM=dumb.</param>
/// <param name="Width">Columns, asked anew each time since windows change.</param>
sealed record TerminalLook(bool IsInteractive, bool HasColour, Func<int> Width)
{
    const int UnknownWidth = 120;

    /// <summary>The look of this process's console.</summary>
    public static TerminalLook OfConsole()
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        var noColour = Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        return new TerminalLook(isTerminal, isTerminal && !noColour, () => isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : UnknownWidth);
    }
}
