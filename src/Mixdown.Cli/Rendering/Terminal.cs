using Mixdown.Cli.Rendering.DbtLog;
using Mixdown.Cli.Rendering.Streams;
using Mixdown.Runs.Events;

namespace Mixdown.Cli.Rendering;

/// <summary>Where a command writes to, and what that place can show.</summary>
/// <param name="output">Results.</param>
/// <param name="errors">What is wrong.</param>
/// <param name="clock">Paces what moves.</param>
/// <param name="look">What the place can show.</param>
sealed class Terminal(TextWriter output, TextWriter errors, TimeProvider clock, TerminalLook look)
{
    /// <summary>Results.</summary>
    public TextWriter Output => output;

    /// <summary>What is wrong.</summary>
    public TextWriter Errors => errors;

    /// <summary>Opens the place of results for what is no text. Default: this process's standard output.</summary>
    public Func<Stream> Bytes { get; init; } = Console.OpenStandardOutput;

    /// <summary>Whether it shows colours.</summary>
    public bool HasColour => look.HasColour;

    /// <summary>Whether a person watches.</summary>
    public bool IsInteractive => look.IsInteractive;

    /// <summary>Columns.</summary>
    public int Width => look.Width();

    /// <summary>Colours, if the place shows them.</summary>
    public Palette Palette { get; } = new(look.HasColour);

    /// <summary>The run in dbt's words, for programs that read its log; null for the default form, which is for people.</summary>
    public IRunListener? View(DbtLogFormat format, DbtLogLevel least) => format switch
    {
        DbtLogFormat.Json => new DbtLogView(new JsonSink(output), least),
        DbtLogFormat.Text => new DbtLogView(new TextSink(output, isDetailed: false), least),
        DbtLogFormat.Debug => new DbtLogView(new TextSink(output, isDetailed: true), DbtLogLevel.Debug),
        _ => null,
    };

    /// <summary>The view of a run that fits the place and the options.</summary>
    public IRunListener View(bool json, bool quiet) => (json, quiet, look.IsInteractive) switch
    {
        (true, _, _) => new JsonView(output),
        (_, true, _) => new QuietView(output, errors, Palette),
        (_, _, true) => new LiveView(output, Palette, clock, look.Width),
        _ => new PlainView(output, Palette),
    };

    /// <summary>The view of streams that fits the place and the options.</summary>
    public IRunListener StreamView(bool json, bool quiet) => (json, quiet, look.IsInteractive) switch
    {
        (true, _, _) => new JsonView(output),
        (_, true, _) => new QuietView(output, errors, Palette),
        (_, _, true) => new StreamLiveView(output, Palette, look.Width),
        _ => new StreamPlainView(output, Palette),
    };
}
