using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Project;
using Mixdown.Runs.Events;
using Mixdown.Runs.Events.Streams;
using Mixdown.Runs.Running;
using Mixdown.Streams.Running;
using Mixdown.Streams.Settings;

namespace Mixdown.Runs.Streaming;

/// <summary>Runs streams of a project in the foreground. It writes the lake only and does not take the target: builds go on beside
/// it.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="beside">Makes what runs beside the streams, in the order in which it is started.</param>
public sealed class StreamRun(RunHost host, Func<RunningStreams, IReadOnlyList<IStreamCompanion>> beside)
{
    /// <summary>Runs the streams until they are cancelled, which is their usual end, or have caught up.</summary>
    /// <returns>Error when a stream could not go on; warn when records were put aside.</returns>
    /// <exception cref="MixdownException">The project has errors, or what runs beside the streams cannot start: there was no
    /// run.</exception>
    public async Task<RunStatus> RunAsync(StreamRequest request, CancellationToken cancel)
    {
        var runId = host.NewId().ToString();
        var began = host.Clock.GetTimestamp();
        var library = Task.Run(DuckDbEngine.Preload, CancellationToken.None);
        // Read to its end: who stops a stream now is to see it end in order like later.
        var project = ProjectReader.Read(host.ProjectRequest(request.Run, runId), CancellationToken.None);
        var streams = StreamChoice.Of(StreamDefinitions.Bind(project), request.Names);
        await library;
        using var folder = new StreamFolder(project, host, runId);
        var events = new RunEvents(host.Clock, host.Listeners) { Warnings = request.Run.Warnings, Secrets = project.Secrets };
        var running = new RunningStreams
        {
            Project = project,
            Folders = RunHost.Folders(project),
            Streams = streams,
            Workshop = folder.Workshop,
            Events = events,
            Request = request,
        };
        events.Send(at => new RunStarted(at, runId, request.Run.Command, project.Name, project.Target.Name, project.Target.Type));
        var status = await RunBesideAsync(running, cancel);
        events.Send(at => new RunFinished(at, status, host.Clock.GetElapsedTime(began)));
        return status;
    }

    async Task<RunStatus> RunBesideAsync(RunningStreams running, CancellationToken cancel)
    {
        var companions = beside(running);
        var started = new Stack<IStreamCompanion>();
        try
        {
            foreach (var companion in companions)
            {
                started.Push(companion);
                await companion.StartAsync(cancel);
            }
            return await RunAsync(running, companions, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Ctrl-C is its usual end, also before anything was read.
            return RunStatus.Success;
        }
        finally
        {
            while (started.TryPop(out var companion))
                await companion.DisposeAsync();
        }
    }

    static async Task<RunStatus> RunAsync(RunningStreams running, IReadOnlyList<IStreamCompanion> companions, CancellationToken cancel)
    {
        IReadOnlyList<ITickListener> listeners = [.. companions.SelectMany(companion => companion.Listeners)];
        var story = new StreamEvents(running.Events);
        List<StreamLoop> loops = [.. running.Streams.Select(stream => new StreamLoop(stream, running.Workshop, listeners, story)
        {
            Intake = companions.Select(companion => companion.IntakeOf(stream.Name)).FirstOrDefault(intake => intake is not null),
        })];
        running.Figures = () => loops.ConvertAll(loop => loop.Figures);
        using var ended = new CancellationTokenSource();
        var progress = story.ProgressAsync(loops, ended.Token);
        var statuses = await Task.WhenAll(loops.Select(loop => RunAsync(loop, running, cancel)));
        await ended.CancelAsync();
        await progress;
        return statuses.Aggregate(RunStatus.Success, (all, one) => all.Worse(one));
    }

    /// <summary>Runs one stream. That it cannot go on does not stop the others.</summary>
    static async Task<RunStatus> RunAsync(StreamLoop loop, RunningStreams running, CancellationToken cancel)
    {
        var stream = loop.Stream;
        running.Events.Send(at => new StreamBegan(at, stream.Name, stream.Source.Kind, stream.Source.Place, [.. stream.Topics.Select(topic => topic.Name)]));
        try
        {
            await loop.RunAsync(running.Request.UntilCaughtUp, cancel);
            return loop.Figures.Rejected > 0 ? RunStatus.Warn : RunStatus.Success;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // It was told to end while it began: there is nothing to commit.
            return RunStatus.Success;
        }
        catch (MixdownException problem)
        {
            foreach (var diagnostic in problem.Diagnostics)
                running.Events.Send(at => new Noted(at, InFile(running, diagnostic)));
            return RunStatus.Error;
        }
    }

    /// <summary>With the lines of the project's file, where it is about one.</summary>
    static Diagnostic InFile(RunningStreams running, Diagnostic problem) =>
        problem.At is { } at && !Path.IsPathRooted(at.File) ? LoadDefinitions.WithLines(running.Project, problem) : problem;
}
