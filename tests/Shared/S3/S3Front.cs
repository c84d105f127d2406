using System.Net.Sockets;

namespace Mixdown.Testing.S3;

/// <summary>An HTTP server on loopback that hands requests on, and lets some of them fail: in ways that no server library does on
/// purpose, which is why it speaks HTTP itself.</summary>
sealed class S3Front : IDisposable
{
    readonly LoopbackServer _server;
    readonly IS3Backend _backend;
    readonly Lock _gate = new();
    readonly List<S3Fault> _faults = [];
    readonly List<S3Request> _seen = [];

    public S3Front(IS3Backend backend)
    {
        _backend = backend;
        _server = new LoopbackServer(ServeAsync);
        Url = new Uri($"http://127.0.0.1:{_server.Port}");
    }

    public Uri Url { get; }

    /// <summary>Requests so far, those that failed among them.</summary>
    public IReadOnlyList<S3Request> Seen
    {
        get
        {
            lock (_gate)
                return [.. _seen];
        }
    }

    /// <summary>Lets requests fail from now on.</summary>
    public void Add(S3Fault fault)
    {
        lock (_gate)
            _faults.Add(fault);
    }

    public void Dispose()
    {
        _server.Dispose();
        _backend.Dispose();
    }

    async Task ServeAsync(TcpClient client)
    {
        await using var line = new S3Line(client.GetStream());
        while (await line.ReadAsync() is { } request && await AnswerAsync(line, request))
        {
        }
    }

    /// <returns>false: the connection has to break.</returns>
    async Task<bool> AnswerAsync(S3Line line, S3Request request)
    {
        var fault = Take(request);
        switch (fault?.Kind)
        {
            case S3FaultKind.LoseRequest:
                return false;
            case S3FaultKind.Answer:
                await line.WriteAsync(request, Refusal(fault));
                return true;
            case S3FaultKind.IgnoreConditions:
                await line.WriteAsync(request, await _backend.AnswerAsync(Unconditional(request)));
                return true;
        }
        var answer = await _backend.AnswerAsync(request);
        switch (fault?.Kind)
        {
            case S3FaultKind.LoseAnswer:
                return false;
            case S3FaultKind.CutBody:
                await line.WriteAsync(request, answer, fault.Bytes);
                return false;
            case S3FaultKind.SlowBody:
                await line.WriteSlowlyAsync(request, answer);
                return true;
            default:
                await line.WriteAsync(request, answer);
                return true;
        }
    }

    S3Fault? Take(S3Request request)
    {
        lock (_gate)
        {
            _seen.Add(request);
            var fault = _faults.Find(fault => fault.Times > 0 && fault.Matches(request));
            if (fault is not null)
                fault.Times--;
            return fault;
        }
    }

    static S3Answer Refusal(S3Fault fault)
    {
        var answer = S3Answer.Error(fault.Status, fault.Code, fault.Details);
        foreach (var (name, value) in fault.Headers)
            answer.Headers[name] = value;
        return answer;
    }

    static S3Request Unconditional(S3Request request)
    {
        var headers = new System.Collections.Specialized.NameValueCollection(request.Headers);
        headers.Remove("If-None-Match");
        headers.Remove("If-Match");
        return request with { Headers = headers };
    }
}
