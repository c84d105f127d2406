using System.Text.Json.Nodes;
using Mixdown.Project.LanguageServer;
using Mixdown.Project.LanguageServer.Text;
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
                ["hoverProvider"] = true,
                ["definitionProvider"] = true,
                ["referencesProvider"] = true,
                ["documentSymbolProvider"] = true,
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
        "textDocument/hover" => HoverAsync(message.Read<EditorParams.OnPlace>(), cancel),
        "textDocument/definition" => DefineAsync(message.Read<EditorParams.OnPlace>(), cancel),
        "textDocument/references" => ReferAsync(message.Read<EditorParams.OnUses>(), cancel),
        "textDocument/documentSymbol" => Task.FromResult(Symbols(message.Read<EditorParams.OnDocument>())),
        _ => throw new RequestException(ErrorCode.MethodNotFound, $"There is no method '{message.Method}'"),
    };

    async Task<JsonNode?> CompleteAsync(EditorParams.OnPlace at, CancellationToken cancel) =>
        await session.AskedAsync(at.TextDocument, cancel) is var (view, path, text) ? EditorJson.Of(view.Complete(path, text, at.Position)) : null;

    async Task<JsonNode?> HoverAsync(EditorParams.OnPlace at, CancellationToken cancel) =>
        await session.AskedAsync(at.TextDocument, cancel) is var (view, path, text) && view.Hover(path, text, at.Position) is var (said, range)
            ? new JsonObject { ["contents"] = EditorJson.Markdown(said), ["range"] = EditorJson.Of(range) }
            : null;

    async Task<JsonNode?> DefineAsync(EditorParams.OnPlace at, CancellationToken cancel) =>
        await session.AskedAsync(at.TextDocument, cancel) is var (view, path, text) && view.Definition(path, text, at.Position) is { } place ? Of(place) : null;

    async Task<JsonNode?> ReferAsync(EditorParams.OnUses at, CancellationToken cancel) =>
        await session.AskedAsync(at.TextDocument, cancel) is var (view, path, text)
            ? new JsonArray([.. view.References(path, text, at.Position, at.Context?.IncludeDeclaration ?? false).Select(place => (JsonNode)Of(place))])
            : null;

    JsonNode? Symbols(EditorParams.OnDocument on) =>
        session.Find(on.TextDocument) is var (path, text) ? new JsonArray([.. ProjectView.Symbols(path, text).Select(symbol => (JsonNode)EditorJson.Of(symbol))]) : null;

    JsonObject Of(FilePlace place) => new() { ["uri"] = session.UriOf(place.File), ["range"] = EditorJson.Of(place.Range) };
}
