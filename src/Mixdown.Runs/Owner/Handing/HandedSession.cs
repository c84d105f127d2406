using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Net.Sockets;
using Mixdown.Runs.Owner.Sockets;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>One command that is handed over, at the owner's end.</summary>
/// <param name="socket">The connection, which goes with this.</param>
/// <param name="self">Who the owner is.</param>
/// <param name="run">Does the command; must not throw.</param>
sealed class HandedSession(Socket socket, OwnerHello self, Func<HandedCommand, HandedTerminal, CancellationToken, Task<int>> run)
{
    /// <summary>How long a command that was stopped may wait for a terminal that takes nothing: somebody pressed Ctrl-S there.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Does what comes, to its end.</summary>
    /// <param name="closing">Stops it.</param>
    public async Task RunAsync(CancellationToken closing)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        var frames = new FrameStream(stream);
        if (!PeerUser.IsOurs(socket)
            || !await frames.WriteAsync(FrameKind.Hello, self.Write(), closing)
            || await frames.ReadAsync(closing) is not { Kind: FrameKind.Command } first
            || HandedCommand.Read(first.Body.Span) is not { } command)
            return;
        await RunAsync(command, frames, closing);
    }

    async Task RunAsync(HandedCommand command, FrameStream frames, CancellationToken closing)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(closing);
        using var ended = new CancellationTokenSource();
        var (output, input) = (new FrameOutput(frames), new Pipe());
        using var patience = new CancellationTokenSource();
        using var stopped = stop.Token.Register(() => patience.CancelAfter(Patience));
        using var impatient = patience.Token.Register(output.GiveUp);
        var listening = ListenAsync(frames, output, input.Writer, stop, ended.Token);
        var pumping = output.PumpAsync();
        var exit = await run(command, Terminal(output, input.Reader), stop.Token);
        output.Complete();
        await pumping;
        await ended.CancelAsync();
        await listening;
        var code = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(code, exit);
        await frames.WriteAsync(FrameKind.Exit, code, CancellationToken.None);
    }

    static HandedTerminal Terminal(FrameOutput output, PipeReader input) => new(
        new FrameWriter(output, FrameKind.Output),
        new FrameWriter(output, FrameKind.Errors),
        () => new FrameBytes(output),
        () =>
        {
            output.AskForInput();
            return input.AsStream();
        });

    /// <summary>Takes what comes meanwhile, until the command has ended. That nobody is there any more stops the command.</summary>
    static async Task ListenAsync(FrameStream frames, FrameOutput output, PipeWriter input, CancellationTokenSource stop, CancellationToken ended)
    {
        try
        {
            while (await frames.ReadAsync(ended) is { } frame)
            {
                if (frame.Kind == FrameKind.Cancel)
                    await stop.CancelAsync();
                else if (frame is { Kind: FrameKind.Input, Body.Length: 0 })
                    await input.CompleteAsync();
                else if (frame.Kind == FrameKind.Input)
                    await input.WriteAsync(frame.Body, ended);
            }
            output.GiveUp();
            await stop.CancelAsync();
            await input.CompleteAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The command has ended first, as it should.
        }
    }
}
