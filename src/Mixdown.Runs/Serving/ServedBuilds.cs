using System.Threading.Channels;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.Graph;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Serving;

/// <summary>Builds what saved files of a served project change, a run each time.</summary>
/// <param name="served">The project.</param>
sealed class ServedBuilds(ServedProject served)
{
    readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a build; those that come while one is under way are one.</summary>
    public void Ask() => _asked.Writer.TryWrite(true);

    /// <summary>Builds until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        using var round = new WatchRound(served.Request, BuildVerb.Build);
        try
        {
            while (await _asked.Reader.ReadAsync(cancel))
                await BuildAsync(round, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Its usual end.
        }
    }

    async Task BuildAsync(WatchRound round, CancellationToken cancel)
    {
        using var run = served.Runs.Begin("build", _ => { }, cancel);
        try
        {
            var request = served.Request with { Command = "build", Changed = true };
            await round.RunAsync(run.Host(served.Host), request, served.Clock.GetTimestamp(), run.Token);
        }
        catch (MixdownException problem)
        {
            // The boundary of a round: the reading that asked for it found nothing wrong, so that this is news.
            served.Report(problem.Diagnostics);
        }
        catch (OperationCanceledException) when (run.Token.IsCancellationRequested)
        {
            // Somebody stopped it before it began.
        }
    }
}
