using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Editing.Messages;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Editing;

/// <summary>A language server: takes the messages of an editor in their order until it says <c>exit</c> or is gone. The boundary
/// at which a message that is wrong becomes an answer.</summary>
public sealed class LanguageServerLoop : IAsyncDisposable
{
    const int WaitingMessages = 1024;

    readonly MessageStream _stream;
    readonly EditorSession _session;
    readonly EditorMethods _methods;
    readonly PendingRequests _pending = new();
    readonly Channel<Message> _messages = Channel.CreateBounded<Message>(WaitingMessages);
    bool _isInitialized;
    bool _isShutDown;

    /// <param name="host">What runs get from their process.</param>
    /// <param name="options">What the command line says.</param>
    /// <param name="input">What the editor writes.</param>
    /// <param name="output">What the editor reads.</param>
    public LanguageServerLoop(RunHost host, EditorOptions options, Stream input, Stream output)
    {
        _stream = new MessageStream(input, output);
        _session = new EditorSession(host, options.ProjectDir, options.Request, message => _stream.WriteAsync(message, CancellationToken.None));
        _methods = new EditorMethods(_session, options.Version);
    }

    /// <summary>Runs until the editor is done.</summary>
    /// <returns>Whether it said goodbye in the order of the protocol: <c>shutdown</c>, then <c>exit</c>.</returns>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var reading = ReadAllAsync(cancel);
        await foreach (var message in _messages.Reader.ReadAllAsync(cancel))
        {
            if (message.Method == "exit")
                return _isShutDown;
            await TakeAsync(message, cancel);
        }
        await reading;
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        _stream.Dispose();
    }

    /// <summary>Reads ahead, so that a request can be taken back before its turn.</summary>
    async Task ReadAllAsync(CancellationToken cancel)
    {
        try
        {
            while (await _stream.ReadAsync(cancel) is { } body)
                await ReadAsync(body, cancel);
        }
        finally
        {
            _messages.Writer.Complete();
        }
    }

    async Task ReadAsync(byte[] body, CancellationToken cancel)
    {
        try
        {
            if (Message.Read(body) is not { } message)
                return;
            if (message.Method == "$/cancelRequest")
                _pending.Cancel(message.Read<EditorParams.Cancelled>().Id);
            else
                await TakeInAsync(message, cancel);
        }
        catch (JsonException wrong)
        {
            await _stream.WriteAsync(Message.Failure(null, ErrorCode.ParseError, wrong.Message), cancel);
        }
        catch (RequestException wrong)
        {
            await _stream.WriteAsync(Message.Failure(null, wrong.Code, wrong.Message), cancel);
        }
    }

    async Task TakeInAsync(Message message, CancellationToken cancel)
    {
        if (message.Id is { } id)
            _pending.Add(id);
        await _messages.Writer.WriteAsync(message, cancel);
    }

    async Task TakeAsync(Message message, CancellationToken cancel)
    {
        if (message.Id is { } id)
        {
            await _stream.WriteAsync(await AnswerAsync(message, id), cancel);
            _pending.Remove(id);
        }
        else if (_isInitialized && !_isShutDown)
        {
            await NoteAsync(message);
        }
    }

    async Task NoteAsync(Message message)
    {
        try
        {
            await _methods.TakeAsync(message);
        }
        catch (Exception wrong) when (wrong is RequestException or MixdownException)
        {
            await _stream.WriteAsync(Message.Notification("window/logMessage", new JsonObject { ["type"] = 1, ["message"] = wrong.Message }), CancellationToken.None);
        }
    }

    async Task<JsonObject> AnswerAsync(Message message, JsonElement id)
    {
        try
        {
            return Message.Answer(id, await ResultAsync(message, _pending.Token(id)));
        }
        catch (RequestException wrong)
        {
            return Message.Failure(id, wrong.Code, wrong.Message);
        }
        catch (OperationCanceledException)
        {
            return Message.Failure(id, ErrorCode.RequestCancelled, "The request was taken back");
        }
        catch (Exception wrong)
        {
            // The top of a request: whatever is wrong with it must not end the session.
            return Message.Failure(id, ErrorCode.InternalError, wrong.Message);
        }
    }

    async Task<JsonNode?> ResultAsync(Message message, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        switch (message.Method)
        {
            case var _ when _isShutDown:
                throw new RequestException(ErrorCode.InvalidRequest, "The server is shut down; only 'exit' may follow");
            case "initialize":
                var answer = _methods.Initialize(message);
                _isInitialized = true;
                return answer;
            case var _ when !_isInitialized:
                throw new RequestException(ErrorCode.ServerNotInitialized, "'initialize' has to come first");
            case "shutdown":
                _isShutDown = true;
                return null;
            default:
                return await _methods.AnswerAsync(message, cancel);
        }
    }
}
