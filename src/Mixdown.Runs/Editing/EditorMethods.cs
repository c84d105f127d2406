using System.Text.Json.Nodes;
using Mixdown.Runs.Editing.Messages;

namespace Mixdown.Runs.Editing;

/// <summary>What an editor can ask and tell, by the protocol's names.</summary>
/// <param name="session">What it is about.</param>
/// <param name="version">The program's version, for the editor's log.</param>
sealed class EditorMethods(EditorSession session, string version)
{
    /// <summary>What the server can do.</summary>
    public JsonObject Initialize(Message message)
    {
        session.Start(message.Read<EditorParams.Initialize>());
        return new JsonObject
        {
            ["serverInfo"] = new JsonObject { ["name"] = "mixdown", ["version"] = version },
            ["capabilities"] = new JsonObject
            {
                ["positionEncoding"] = "utf-16",
                ["textDocumentSync"] = new JsonObject { ["openClose"] = true, ["change"] = 2, ["save"] = new JsonObject { ["includeText"] = false } },
                ["completionProvider"] = new JsonObject { ["triggerCharacters"] = new JsonArray("'", "\"", ".", "(") },
            },
        };
    }

    /// <summary>Takes a notification; one that nobody knows is left alone, as the protocol wants it.</summary>
    public async Task TakeAsync(Message message)
    {
        switch (message.Method)
        {
            case "initialized":
                await session.ReadyAsync();
                break;
            case "textDocument/didOpen":
                session.Open(message.Read<EditorParams.Opened>());
                break;
            case "textDocument/didChange":
                session.Change(message.Read<EditorParams.Changed>());
                break;
            case "textDocument/didClose":
                session.Close(message.Read<EditorParams.OnDocument>());
                break;
            case "textDocument/didSave" or "workspace/didChangeWatchedFiles":
                session.Saved();
                break;
        }
    }

    /// <summary>Answers a request.</summary>
    /// <exception cref="RequestException">It cannot be answered.</exception>
    public Task<JsonNode?> AnswerAsync(Message message, CancellationToken cancel) => message.Method switch
    {
        "textDocument/completion" => CompleteAsync(message.Read<EditorParams.OnPlace>(), cancel),
        _ => throw new RequestException(ErrorCode.MethodNotFound, $"There is no method '{message.Method}'"),
    };

    async Task<JsonNode?> CompleteAsync(EditorParams.OnPlace at, CancellationToken cancel) =>
        await session.AskedAsync(at.TextDocument, cancel) is var (view, path, text) ? EditorJson.Of(view.Complete(path, text, at.Position)) : null;
}
