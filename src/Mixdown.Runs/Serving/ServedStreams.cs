using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Events;
using Mixdown.Runs.Live;
using Mixdown.Runs.Serving.Changes;
using Mixdown.Runs.Streaming;
using Mixdown.Streams.Live.Views;

namespace Mixdown.Runs.Serving;

/// <summary>The streams of a served project, in the same process.</summary>
public sealed class ServedStreams
{
    readonly ServedProject _served;

    internal ServedStreams(ServedProject served) => _served = served;

    /// <summary>The streams; null as long as none is run here.</summary>
    public RunningStreams? Running { get; private set; }

    /// <summary>Their live tables; null as long as no stream is run here.</summary>
    public LiveViews? Views { get; private set; }

    /// <summary>The process that runs them instead, and answers for their live tables; null: there was none at the start.</summary>
    public StreamNote? Elsewhere { get; private set; }

    /// <summary>Runs all streams of the project until they are cancelled, unless it has none or another process does.</summary>
    /// <param name="view">Hears what they do.</param>
    /// <param name="server">Makes what takes their events and answers for their live tables.</param>
    /// <param name="cancel">Ends them; what was read is committed.</param>
    public async Task RunAsync(IRunListener view, Func<RunningStreams, LiveViews, IStreamCompanion> server, CancellationToken cancel)
    {
        try
        {
            if (StreamDefinitions.Bind(_served.Project).Count == 0 || await IsElsewhereAsync(cancel))
                return;
            var host = _served.Host with { Listeners = [view] };
            await new StreamRun(host, running => Beside(running, server)).RunAsync(new StreamRequest(_served.Request with { Command = "stream run" }, []), cancel);
        }
        catch (MixdownException problem)
        {
            // The boundary of the streams: they cannot begin, and the rest of the project is served without them.
            foreach (var wrong in problem.Diagnostics)
                view.On(new Noted(_served.Clock.GetUtcNow(), wrong));
        }
        finally
        {
            (Running, Views) = (null, null);
            _served.Changes.Send(new StreamsChanged());
        }
    }

    async Task<bool> IsElsewhereAsync(CancellationToken cancel)
    {
        using var client = await StreamClient.FindAsync(_served.Folders, cancel);
        Elsewhere = client?.Note;
        return Elsewhere is not null;
    }

    IReadOnlyList<IStreamCompanion> Beside(RunningStreams running, Func<RunningStreams, LiveViews, IStreamCompanion> server)
    {
        var live = new LiveCompanion(_served.Host, running);
        (Running, Views) = (running, live.Views);
        _served.Changes.Send(new StreamsChanged());
        return [live, server(running, live.Views)];
    }
}
