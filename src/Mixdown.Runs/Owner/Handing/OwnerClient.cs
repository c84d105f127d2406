using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Runs.Owner.Sockets;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>Hands a command to the process that holds its target.</summary>
public sealed class OwnerClient : IAsyncDisposable
{
    /// <summary>How long the owner may take to say who it is: it does that before anything else.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly NetworkStream _stream;
    readonly FrameStream _frames;
    readonly SemaphoreSlim _sending = new(1);
    readonly OwnerNote _note;
    readonly ProjectRequest _asked;

    OwnerClient(Socket socket, OwnerNote note, ProjectRequest asked)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        (_frames, _note, _asked) = (new FrameStream(_stream), note, asked);
    }

    /// <summary>The owner of the target that a command means, when it takes commands.</summary>
    /// <param name="host">What runs get from their process.</param>
    /// <param name="request">Names the project and the target.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Null when there is none: the command is to be done here.</returns>
    public static async Task<OwnerClient?> FindAsync(RunHost host, RunRequest request, CancellationToken cancel)
    {
        var asked = host.ProjectRequest(request, host.NewId().ToString());
        var notes = OwnerNote.Targets(request.ProjectDir)
            .Where(name => request.Target is null || name == request.Target)
            .Select(name => (Target: name, Note: OwnerNote.Read(new TargetFolders(request.ProjectDir, name).OwnerNote)))
            .Where(found => found.Note is { Socket.Length: > 0 })
            .ToList();
        if (notes.Count > 1)
        {
            var meant = ProjectReader.Read(asked, cancel).Target.Name;
            notes.RemoveAll(found => found.Target != meant);
        }
        return notes is [var (_, note), ..] && await ConnectAsync(note!.Socket, cancel) is { } socket ? new OwnerClient(socket, note, asked) : null;
    }

    /// <summary>Has the owner do a command. A cancellation stops it there, and waits for its end.</summary>
    /// <param name="command">The command; which environment variables go with it is decided here.</param>
    /// <param name="version">The version of this program.</param>
    /// <param name="terminal">Where it writes and reads.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>Its exit code.</returns>
    /// <exception cref="MixdownException">MX4121: the owner is of another version; MX4122: it does not answer; MX4123: it ended before
    /// the command was done.</exception>
    public async Task<int> RunAsync(HandedCommand command, string version, HandedTerminal terminal, CancellationToken cancel)
    {
        await GreetAsync(version, cancel);
        await SendAsync(FrameKind.Command, (command with { Environment = HandedEnvironment.Of(_asked, command.Arguments) }).Write());
        await using var stopping = cancel.Register(() => _ = SendAsync(FrameKind.Cancel, default));
        while (await _frames.ReadAsync(CancellationToken.None) is { } frame)
        {
            if (frame.Kind == FrameKind.Exit)
                return BinaryPrimitives.ReadInt32LittleEndian(frame.Body.Span);
            Show(frame, terminal);
        }
        throw new MixdownException(new Diagnostic(
            "MX4123", $"Process {_note.ProcessId} ('{_note.Command}') ended before this command was done",
            Hint: "What was published stays. Run the command again."));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        _sending.Dispose();
    }

    static async Task<Socket?> ConnectAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            if (PeerUser.IsOurs(socket))
                return socket;
        }
        catch (SocketException)
        {
            // A boundary: whether somebody listens cannot be asked in any other way.
        }
        socket.Dispose();
        return null;
    }

    async Task GreetAsync(string version, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        var hello = await HelloAsync(patience.Token, cancel) ?? throw new MixdownException(new Diagnostic(
            "MX4122", $"Process {_note.ProcessId} ('{_note.Command}') holds this target and does not answer", Hint: "Look at its output; it may hang or be stopped."));
        if (hello.Version != version)
        {
            throw new MixdownException(new Diagnostic(
                "MX4121", $"Process {_note.ProcessId} ('{_note.Command}') holds this target and is version {hello.Version} of Mixdown; this is {version}",
                Hint: "Start it again with this version."));
        }
    }

    async Task<OwnerHello?> HelloAsync(CancellationToken patience, CancellationToken cancel)
    {
        try
        {
            return await _frames.ReadAsync(patience) is { Kind: FrameKind.Hello } frame ? OwnerHello.Read(frame.Body.Span) : null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    void Show(Frame frame, HandedTerminal terminal)
    {
        switch (frame.Kind)
        {
            case FrameKind.Output: Write(terminal.Output, frame); break;
            case FrameKind.Errors: Write(terminal.Errors, frame); break;
            case FrameKind.Bytes:
                using (var bytes = terminal.Bytes())
                    bytes.Write(frame.Body.Span);
                break;
            case FrameKind.WantsInput: _ = SendInputAsync(terminal.Input()); break;
        }
    }

    static void Write(TextWriter writer, Frame frame)
    {
        writer.Write(Encoding.UTF8.GetString(frame.Body.Span));
        writer.Flush();
    }

    async Task SendInputAsync(Stream input)
    {
        var block = new byte[32 << 10];
        while (await input.ReadAsync(block, CancellationToken.None) is > 0 and var bytes)
            await SendAsync(FrameKind.Input, block.AsMemory(0, bytes));
        await SendAsync(FrameKind.Input, default);
    }

    async Task SendAsync(FrameKind kind, ReadOnlyMemory<byte> body)
    {
        await _sending.WaitAsync(CancellationToken.None);
        try
        {
            await _frames.WriteAsync(kind, body, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }
}
