using System.Text.Json.Nodes;
using Mixdown.Data.Diagnostics;
using Mixdown.Project.LanguageServer;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Runs.Editing.Messages;
using Mixdown.Runs.Running;

namespace Mixdown.Runs.Editing;

/// <summary>What an editor has open, and the project that it belongs to.</summary>
/// <param name="host">What runs get from their process.</param>
/// <param name="given">The project's folder, when the command line names one; null finds it.</param>
/// <param name="request">What to ask of the project in a folder.</param>
/// <param name="send">Sends a message to the editor.</param>
sealed class EditorSession(RunHost host, string? given, Func<string, RunRequest> request, Func<JsonObject, Task> send) : IAsyncDisposable
{
    const int WarningMessage = 2;

    readonly OpenDocuments _documents = new();
    string? _folder = given;
    LiveProject? _project;

    /// <summary>The folder that the editor has open.</summary>
    public void Start(EditorParams.Initialize editor) => _folder ??= editor.Root;

    /// <summary>Finds the project of the editor's folder.</summary>
    public async Task ReadyAsync()
    {
        if (_folder is not null && !Enter(_folder))
            await send(Warning($"There is no dbt_project.yml in {_folder} or above it. Open a file of a project, or start 'mixdown lsp --project-dir DIR'."));
    }

    /// <summary>A file is opened; the first one may show where the project is.</summary>
    public void Open(EditorParams.Opened opened)
    {
        if (FileUri.PathOf(opened.TextDocument.Uri) is not { } path)
            return;
        _documents.Open(path, opened.TextDocument.Uri, opened.TextDocument.Text);
        if (_project is not null || !Enter(Path.GetDirectoryName(path)!))
            _project?.Edited(path);
    }

    /// <summary>A file is edited.</summary>
    public void Change(EditorParams.Changed changed)
    {
        if (FileUri.PathOf(changed.TextDocument.Uri) is not { } path)
            return;
        _documents.Change(path, changed.ContentChanges);
        _project?.Edited(path);
    }

    /// <summary>A file is closed: what is on disk holds again.</summary>
    public void Close(EditorParams.OnDocument closed)
    {
        if (FileUri.PathOf(closed.TextDocument.Uri) is not { } path)
            return;
        _documents.Close(path);
        _project?.Edited(path);
    }

    /// <summary>Files on disk have changed, and perhaps what is loaded.</summary>
    public void Saved() => _project?.Read(asksWarehouse: true);

    /// <summary>The project and the text that a question is about; null when there is no project, or the file is not open.</summary>
    public async Task<(ProjectView View, string Path, EditedText Text)?> AskedAsync(EditorParams.Document document, CancellationToken cancel)
    {
        if (_project is null || Find(document) is not var (path, text) || await _project.ViewAsync(cancel) is not { } view)
            return null;
        return (view, path, text);
    }

    /// <summary>An open file; null when it is not open.</summary>
    public (string Path, EditedText Text)? Find(EditorParams.Document document) =>
        FileUri.PathOf(document.Uri) is { } path && _documents.TryGet(path, out var text) ? (path, text) : null;

    /// <summary>The editor's own name of a file.</summary>
    public string UriOf(string path) => _documents.UriOf(path);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_project is not null)
            await _project.DisposeAsync();
    }

    bool Enter(string folder)
    {
        if (ProjectRoot.Above(folder) is not { } root)
            return false;
        _project = new LiveProject(host, request(root), _documents, TellAsync);
        _project.Read(asksWarehouse: true);
        return true;
    }

    Task TellAsync(string file, IReadOnlyList<Diagnostic> problems) => send(Message.Notification("textDocument/publishDiagnostics", new JsonObject
    {
        ["uri"] = UriOf(file),
        ["diagnostics"] = new JsonArray([.. problems.Select(problem => (JsonNode)EditorJson.Of(problem))]),
    }));

    static JsonObject Warning(string text) => Message.Notification("window/showMessage", new JsonObject { ["type"] = WarningMessage, ["message"] = text });
}
