using System.Net.Http.Headers;
using System.Net.Sockets;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Live;

/// <summary>Asks the process that runs a target's streams, over its socket.</summary>
public sealed class StreamClient : IDisposable
{
    /// <summary>How long the process may take for an answer: it is on this machine, and does nothing for long.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly HttpClient _http;

    StreamClient(StreamNote note, SocketsHttpHandler handler, TimeSpan patience)
    {
        Note = note;
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost/"), Timeout = patience };
    }

    /// <summary>Who answers.</summary>
    public StreamNote Note { get; }

    /// <summary>The process that runs the streams of a target; null when none does.</summary>
    public static Task<StreamClient?> FindAsync(TargetFolders folders, CancellationToken cancel) => FindAsync(folders, Patience, cancel);

    internal static async Task<StreamClient?> FindAsync(TargetFolders folders, TimeSpan patience, CancellationToken cancel)
    {
        if (StreamNote.Read(folders) is not { } note || await ConnectAsync(note, cancel) is not { } first)
            return null;
        // The connection that showed that somebody is there is the first one that is used.
        var waiting = first;
        return new StreamClient(note, new SocketsHttpHandler
        {
            ConnectCallback = async (_, stop) =>
                Interlocked.Exchange(ref waiting, null) ?? await ConnectAsync(note, stop) ?? throw new SocketException((int)SocketError.ConnectionRefused),
        }, patience);
    }

    /// <summary>Copies what is at an address of the socket into a file; false where there is nothing of that name.</summary>
    /// <exception cref="MixdownException">MX4082: the process does not answer, or not so.</exception>
    public async Task<bool> SaveAsync(string address, string file, CancellationToken cancel)
    {
        using var answer = await AskAsync(() => _http.GetAsync(address, cancel), cancel);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound)
            return false;
        Require(answer, address);
        await using var target = File.Create(file);
        await answer.Content.CopyToAsync(target, cancel);
        return true;
    }

    /// <summary>The JSON at an address of the socket.</summary>
    /// <exception cref="MixdownException">As <see cref="SaveAsync"/>.</exception>
    public async Task<string> TextAsync(string address, CancellationToken cancel)
    {
        using var answer = await AskAsync(() => _http.GetAsync(address, cancel), cancel);
        Require(answer, address);
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    /// <summary>Gives events, one JSON object a line; they are on disk when it returns.</summary>
    /// <exception cref="MixdownException">As <see cref="SaveAsync"/>.</exception>
    public async Task SendAsync(string address, ReadOnlyMemory<byte> lines, CancellationToken cancel)
    {
        using var content = new ReadOnlyMemoryContent(lines) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await AskAsync(() => _http.PostAsync(address, content, cancel), cancel);
        Require(answer, address);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    static async Task<Stream?> ConnectAsync(StreamNote note, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(note.Socket), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            // A boundary: whether somebody listens cannot be asked in any other way.
            socket.Dispose();
            return null;
        }
    }

    async Task<HttpResponseMessage> AskAsync(Func<Task<HttpResponseMessage>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask();
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new MixdownException(new Diagnostic(
                "MX4082", $"Process {Note.ProcessId}, which runs the streams of this target, does not answer", Hint: "Look at its output; it may hang or be stopped."), problem) { IsTransient = true };
        }
    }

    void Require(HttpResponseMessage answer, string address)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new MixdownException(new Diagnostic(
                "MX4082", $"Process {Note.ProcessId}, which runs the streams of this target, answers {address} with {(int)answer.StatusCode}",
                Hint: "It may be of another version of Mixdown: start 'mixdown stream run' again."));
        }
    }
}
