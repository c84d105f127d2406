using Mixdown.Cli.Commands.Serving;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Runs.Serving;
using Mixdown.Runs.Serving.Changes;
using Mixdown.Runs.Watching;

namespace Mixdown.Cli.Rendering.Serving;

/// <summary>Shows a project that is served as one JSON object per event and line: <c>server_started</c>, <c>files_changed</c>, and the
/// events of runs and streams.</summary>
/// <param name="output">Receives the lines.</param>
sealed class ServeJsonView(TextWriter output) : IServeView
{
    readonly Lock _gate = new();
    readonly JsonView _lines = new(output);

    /// <inheritdoc/>
    public void Started(ServedProject served, Uri address, ServeOptions options) => Write(new ServerStarted(served.Clock.GetUtcNow(), address.ToString()));

    /// <inheritdoc/>
    public void On(DateTimeOffset now, ServedChange change)
    {
        if (change is RunHappened happened)
            Write(happened.Event);
        if (change is not ProjectRead read)
            return;
        if (read.Files.Count > 0)
            Write(new FilesChanged(now, read.Files));
        foreach (Diagnostic problem in read.Problems)
            Write(new Noted(now, problem));
    }

    /// <inheritdoc/>
    public void On(RunEvent happened)
    {
        if (happened is not ServerStarted)
            Write(happened);
    }

    void Write(RunEvent happened)
    {
        lock (_gate)
            _lines.On(happened);
    }
}
