using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Project;
using Mixdown.Runs.Running;
using Mixdown.Streams.Settings;
using Mixdown.Streams.Sinks;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;

namespace Mixdown.Runs.Streaming;

/// <summary>The log of a project's stream, open for records that come without HTTP. No other process takes events for the stream as
/// long as it is open.</summary>
public sealed class StreamLog : IAsyncDisposable
{
    readonly EventIntake _intake;

    StreamLog(EventIntake intake) => (_intake, Sink) = (intake, new EventLogSink(intake));

    /// <summary>Takes the records.</summary>
    public IRecordSink Sink { get; }

    /// <summary>Opens it.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Names the project and the target.</param>
    /// <param name="stream">A stream of type collector.</param>
    /// <param name="note">Hears of a torn tail and of a full disk.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="MixdownException">The project has errors; there is no such stream; or MX2431: another process takes its events.</exception>
    public static async Task<StreamLog> OpenAsync(RunHost host, RunRequest request, string stream, Action<Diagnostic> note, CancellationToken cancel)
    {
        var project = ProjectReader.Read(host.ProjectRequest(request, host.NewId().ToString()), cancel);
        return await OpenAsync(host, project, StreamChoice.Of(StreamDefinitions.Bind(project), [stream]).Single(), note, cancel);
    }

    /// <summary>Opens it, where the project has been read.</summary>
    internal static async Task<StreamLog> OpenAsync(RunHost host, MixdownProject project, StreamDefinition stream, Action<Diagnostic> note, CancellationToken cancel)
    {
        var folders = RunHost.Folders(project);
        var of = new StreamHost(stream.Name, folders.Target, folders.ProjectDir, folders.Data, host.Clock) { Note = note };
        return new StreamLog(await EventIntake.OpenAsync(stream, of, cancel));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        await _intake.DisposeAsync();
    }
}
