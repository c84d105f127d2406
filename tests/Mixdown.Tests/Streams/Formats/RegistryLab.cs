using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Mixdown.Tests.Streams.Formats;

/// <summary>A schema registry on a loopback port that answers what it is told to.</summary>
sealed class RegistryLab : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly Func<string, int, (int Status, string Body)> _answer;
    readonly Task _serving;

    /// <param name="answer">From the path, and how often it was asked for before, to the answer.</param>
    public RegistryLab(Func<string, int, (int Status, string Body)> answer)
    {
        _answer = answer;
        Url = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        _listener.Prefixes.Add(Url.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    /// <summary>What was asked, with who asked.</summary>
    public ConcurrentQueue<(string Path, string? Who)> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
                await AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
        {
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        var path = context.Request.Url!.AbsolutePath;
        var (status, body) = _answer(path, Asked.Count(asked => asked.Path == path));
        Asked.Enqueue((path, context.Request.Headers["Authorization"]));
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        context.Response.Close();
    }
}
