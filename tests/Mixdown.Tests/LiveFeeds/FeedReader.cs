using System.Text;

namespace Mixdown.Tests.LiveFeeds;

/// <summary>A client of the feed that reads event after event.</summary>
sealed class FeedReader : IDisposable
{
    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    readonly HttpRequestMessage _request;
    readonly CancellationTokenSource _stop = new(TimeSpan.FromSeconds(30));
    StreamReader? _lines;

    FeedReader(HttpRequestMessage request) => _request = request;

    public static FeedReader Open(Uri address, string? lastEventId)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (lastEventId is not null)
            request.Headers.Add("Last-Event-ID", lastEventId);
        return new FeedReader(request);
    }

    public HttpResponseMessage? Response { get; private set; }

    /// <summary>The lines of the next block, comments and all; null at the end.</summary>
    public async Task<string?> BlockAsync()
    {
        if (_lines is null)
        {
            Response = await _http.SendAsync(_request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
            _lines = new StreamReader(await Response.Content.ReadAsStreamAsync(_stop.Token));
        }
        var block = new StringBuilder();
        while (await _lines.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line.Length == 0)
                return block.ToString();
            block.Append(block.Length > 0 ? "\n" : "").Append(line);
        }
        return null;
    }

    /// <summary>The next event: its name, id and data.</summary>
    public async Task<(string Event, string Id, string Data)> NextAsync()
    {
        while (await BlockAsync() is { } block)
        {
            if (block.StartsWith("event: ", StringComparison.Ordinal) && block.Split('\n') is [var name, var id, var data])
                return (name["event: ".Length..], id["id: ".Length..], data["data: ".Length..]);
        }
        throw new EndOfStreamException("The feed has ended.");
    }

    public void Dispose()
    {
        _stop.Dispose();
        Response?.Dispose();
        _request.Dispose();
        _http.Dispose();
    }
}
