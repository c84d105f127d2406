using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering;

/// <summary>Colours by meaning, from the terminal's own 16, so that light and dark themes both work.</summary>
/// <param name="enabled">false leaves every text as it is: no terminal, or NO_COLOR.</param>
sealed class Palette(bool enabled)
{
    /// <summary>What is good.</summary>
    public string Good(string text) => Paint("32", text);

    /// <summary>What a person should look at.</summary>
    public string Warning(string text) => Paint("33", text);

    /// <summary>What is wrong.</summary>
    public string Bad(string text) => Paint("31", text);

    /// <summary>What stands out.</summary>
    public string Strong(string text) => Paint("1", text);

    /// <summary>What may be passed over.</summary>
    public string Quiet(string text) => Paint("2", text);

    /// <summary>The word for a status in its colour.</summary>
    public string Status(RunStatus status) => status switch
    {
        RunStatus.Success => Good("done"),
        RunStatus.Warn => Warning("warn"),
        RunStatus.Cancelled => Warning("stopped"),
        _ => Bad("error"),
    };

    string Paint(string code, string text) => enabled && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
