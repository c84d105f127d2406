using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Mixdown.Tests.Sources.Rest;

/// <summary>An HTTP server on loopback whose answers a test writes.</summary>
sealed class FakeApi : IDisposable
{
    readonly HttpListener _listener = new();
    readonly Func<HttpListenerRequest, ApiAnswer> _answer;

    /// <param name="answer">Answers a request; may be called side by side.</param>
    public FakeApi(Func<HttpListenerRequest, ApiAnswer> answer)
    {
        _answer = answer;
        Url = Listen();
        _ = Task.Run(ServeAsync);
    }

    /// <summary>Its root, without a slash at its end.</summary>
    public string Url { get; private set; }

    /// <summary>Paths and queries that were asked for, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _listener.Close();

    string Listen()
    {
        // A port that was free a moment ago may be taken by now: then the next one.
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            _listener.Prefixes.Clear();
            _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                _listener.Start();
                return $"http://127.0.0.1:{port}";
            }
            catch (HttpListenerException) when (attempt < 5)
            {
            }
        }
    }

    async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            Asked.Enqueue(context.Request.RawUrl!);
            Write(context.Response, _answer(context.Request));
        }
    }

    static void Write(HttpListenerResponse response, ApiAnswer answer)
    {
        response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.AddHeader(name, value);
        var bytes = Encoding.UTF8.GetBytes(answer.Body);
        if (answer.IsCutOff)
        {
            response.ContentLength64 = bytes.Length + 100;
            response.OutputStream.Write(bytes);
            response.Abort();
            return;
        }
        response.ContentLength64 = bytes.Length;
        response.OutputStream.Write(bytes);
        response.Close();
    }
}
