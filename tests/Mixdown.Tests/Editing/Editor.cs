using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Mixdown.Tests.Editing;

/// <summary>An editor that has started the real <c>mixdown lsp</c> and talks with it.</summary>
sealed class Editor : IAsyncDisposable
{
    /// <summary>So long that only a server that never says it comes late.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly Process _process;
    readonly Task _reading;
    readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> _asked = new();
    readonly ConcurrentDictionary<string, JsonArray> _problems = new(StringComparer.Ordinal);
    readonly ConcurrentQueue<JsonObject> _other = new();
    int _ids;

    Editor(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAllAsync);
    }

    /// <summary>Starts the server and says hello.</summary>
    /// <param name="folder">The folder that the editor has open.</param>
    public static async Task<Editor> OpenAsync(string folder)
    {
        var editor = Start(folder);
        var hello = await editor.AskAsync("initialize", new JsonObject { ["processId"] = null, ["rootUri"] = new Uri(folder).AbsoluteUri, ["capabilities"] = new JsonObject() });
        Assert.Equal("utf-16", (string?)hello["result"]!["capabilities"]!["positionEncoding"]);
        await editor.TellAsync("initialized", new JsonObject());
        return editor;
    }

    /// <summary>Starts the server.</summary>
    public static Editor Start(string folder) => new(Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "mixdown"), ["lsp", "--stdio"])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The name of a file.</summary>
    public string UriOf(string file) => new Uri(Path.Combine(_process.StartInfo.WorkingDirectory, file)).AbsoluteUri;

    /// <summary>Asks and waits for the answer, which may be an error.</summary>
    public async Task<JsonObject> AskAsync(string method, JsonNode? content) => await Begin(method, content, out _);

    /// <summary>Asks and does not wait.</summary>
    public Task<JsonObject> Begin(string method, JsonNode? content, out int id)
    {
        id = Interlocked.Increment(ref _ids);
        var asked = _asked[id] = new TaskCompletionSource<JsonObject>(TaskCreationOptions.RunContinuationsAsynchronously);
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = method, ["params"] = content }.ToJsonString());
        return asked.Task.WaitAsync(Patience, Cancel);
    }

    /// <summary>Asks of a place; <c>|</c> in the text marks it.</summary>
    public async Task<JsonNode?> AskAtAsync(string method, string file, string marked)
    {
        var at = marked.IndexOf('|', StringComparison.Ordinal);
        await ChangeAsync(file, marked.Remove(at, 1));
        var answer = await AskAsync(method, Place(file, marked[..at]));
        Assert.Null(answer["error"]);
        return answer["result"];
    }

    /// <summary>The words that complete a text at <c>|</c>.</summary>
    public async Task<List<string>> CompleteAsync(string file, string marked) =>
        [.. (await AskAtAsync("textDocument/completion", file, marked))!["items"]!.AsArray().Select(item => (string)item!["label"]!)];

    /// <summary>Tells something.</summary>
    public Task TellAsync(string method, JsonNode content)
    {
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = content }.ToJsonString());
        return Task.CompletedTask;
    }

    /// <summary>Opens a file with a text of its own.</summary>
    public Task OpenFileAsync(string file, string text) => TellAsync("textDocument/didOpen", new JsonObject
    {
        ["textDocument"] = new JsonObject { ["uri"] = UriOf(file), ["languageId"] = "jinja-sql", ["version"] = 1, ["text"] = text },
    });

    /// <summary>Replaces the text of an open file.</summary>
    public Task ChangeAsync(string file, string text) => TellAsync("textDocument/didChange", new JsonObject
    {
        ["textDocument"] = Document(file),
        ["contentChanges"] = new JsonArray(new JsonObject { ["text"] = text }),
    });

    /// <summary>Sends bytes as they are, behind a header that fits.</summary>
    public void Send(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}\r\n\r\n"));
        lock (_process)
        {
            _process.StandardInput.BaseStream.Write([.. head, .. bytes]);
            _process.StandardInput.BaseStream.Flush();
        }
    }

    /// <summary>Waits until what the server says of a file is so.</summary>
    public Task<JsonArray> ProblemsAsync(string file, Func<IReadOnlyList<string>, bool> isSo) => WaitAsync(
        () => _problems.TryGetValue(UriOf(file), out var found) && isSo([.. found.Select(problem => (string)problem!["message"]!)]) ? found : null,
        () => $"of {file}: {_problems.GetValueOrDefault(UriOf(file))?.ToJsonString() ?? "nothing"}");

    /// <summary>Waits until the server has told something else; null for an answer to nothing that was asked.</summary>
    public Task<JsonObject> ToldAsync(string? method) => WaitAsync(
        () => _other.FirstOrDefault(told => (string?)told["method"] == method), () => string.Join('\n', _other.Select(told => told.ToJsonString())));

    async Task<T> WaitAsync<T>(Func<T?> find, Func<string> told) where T : class
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (find() is { } found)
                return found;
            Assert.False(_reading.IsCompleted, "the server ended");
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"the server does not say it, but {told()}");
            await Task.Delay(10, Cancel);
        }
    }

    /// <summary>Says goodbye.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> LeaveAsync()
    {
        await AskAsync("shutdown", null);
        return await ExitAsync();
    }

    /// <summary>Leaves without a word more than <c>exit</c>.</summary>
    public async Task<int> ExitAsync()
    {
        Send("""{"jsonrpc":"2.0","method":"exit"}""");
        await _process.WaitForExitAsync(Cancel);
        return _process.ExitCode;
    }

    /// <summary>Goes away without a word.</summary>
    public async Task<int> VanishAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(Cancel);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _reading;
        _process.Dispose();
    }

    public JsonObject Document(string file) => new() { ["uri"] = UriOf(file) };

    public JsonObject Place(string file, string before) => new()
    {
        ["textDocument"] = Document(file),
        ["position"] = new JsonObject { ["line"] = before.Count(c => c == '\n'), ["character"] = before.Length - before.LastIndexOf('\n') - 1 },
    };

    async Task ReadAllAsync()
    {
        var output = _process.StandardOutput.BaseStream;
        while (await LengthAsync(output) is { } length)
        {
            var body = new byte[length];
            await output.ReadExactlyAsync(body);
            Take(JsonNode.Parse(body)!.AsObject());
        }
    }

    void Take(JsonObject message)
    {
        if (message["method"] is null && message["id"] is { } id)
            _asked[(int)id].TrySetResult(message);
        else if ((string?)message["method"] == "textDocument/publishDiagnostics")
            _problems[(string)message["params"]!["uri"]!] = message["params"]!["diagnostics"]!.AsArray();
        else
            _other.Enqueue(message);
    }

    static async Task<int?> LengthAsync(Stream output)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await output.ReadAsync(one) == 0)
                return null;
            head.Append((char)one[0]);
        }
        return int.Parse(head.ToString().Split(':')[1], CultureInfo.InvariantCulture);
    }
}
