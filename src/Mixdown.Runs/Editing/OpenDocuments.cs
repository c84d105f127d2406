using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Mixdown.Project.LanguageServer.Text;
using Mixdown.Runs.Editing.Messages;

namespace Mixdown.Runs.Editing;

/// <summary>The files that the editor has open, as they stand there.</summary>
sealed class OpenDocuments
{
    readonly ConcurrentDictionary<string, (string Uri, EditedText Text)> _open = new(StringComparer.Ordinal);

    /// <summary>Texts by absolute path, at this moment.</summary>
    public IReadOnlyDictionary<string, string> Texts => _open.ToDictionary(entry => entry.Key, entry => entry.Value.Text.Text, StringComparer.Ordinal);

    /// <summary>A file is opened.</summary>
    public void Open(string path, string uri, string text) => _open[path] = (uri, new EditedText(text));

    /// <summary>A file is edited; one that is not open is left alone.</summary>
    public void Change(string path, IReadOnlyList<EditorParams.Edit> edits)
    {
        if (!_open.TryGetValue(path, out var before))
            return;
        var text = before.Text;
        foreach (var edit in edits)
            text = edit.Range is { } range ? text.Replace(new TextRange(range.Start, range.End), edit.Text) : new EditedText(edit.Text);
        _open[path] = (before.Uri, text);
    }

    /// <summary>A file is closed: what is on disk holds again.</summary>
    public void Close(string path) => _open.TryRemove(path, out _);

    /// <summary>The text of an open file.</summary>
    public bool TryGet(string path, [MaybeNullWhen(false)] out EditedText text)
    {
        var found = _open.TryGetValue(path, out var document);
        text = document.Text;
        return found;
    }

    /// <summary>The editor's own name of a file.</summary>
    public string UriOf(string path) => _open.TryGetValue(path, out var document) ? document.Uri : FileUri.Of(path);
}
