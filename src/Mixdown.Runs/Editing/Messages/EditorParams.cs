using System.Text.Json;
using Mixdown.Project.LanguageServer.Text;

namespace Mixdown.Runs.Editing.Messages;

/// <summary>What belongs to the messages of an editor, as the protocol names it.</summary>
static class EditorParams
{
    /// <summary>A file.</summary>
    public sealed record Document(string Uri);

    /// <summary>A file and its text.</summary>
    public sealed record DocumentText(string Uri, string Text);

    /// <summary>A message on a file.</summary>
    public sealed record OnDocument(Document TextDocument);

    /// <summary>A file is opened.</summary>
    public sealed record Opened(DocumentText TextDocument);

    /// <summary>A file is edited: the edits follow each other.</summary>
    public sealed record Changed(Document TextDocument, IReadOnlyList<Edit> ContentChanges);

    /// <summary>An edit; without a range the whole text is replaced.</summary>
    public sealed record Edit(string Text, EditRange? Range = null);

    /// <summary>What an edit replaces.</summary>
    public sealed record EditRange(TextPosition Start, TextPosition End);

    /// <summary>A question on a place of a file.</summary>
    public sealed record OnPlace(Document TextDocument, TextPosition Position);

    /// <summary>A question on the uses of what is at a place.</summary>
    public sealed record OnUses(Document TextDocument, TextPosition Position, UsesWanted? Context = null);

    /// <summary>Which uses are wanted.</summary>
    public sealed record UsesWanted(bool IncludeDeclaration = false);

    /// <summary>A request is taken back.</summary>
    public sealed record Cancelled(JsonElement Id);

    /// <summary>A folder that is open.</summary>
    public sealed record Folder(string Uri);

    /// <summary>What the editor has open when it starts.</summary>
    public sealed record Initialize(IReadOnlyList<Folder>? WorkspaceFolders = null, string? RootUri = null, string? RootPath = null)
    {
        /// <summary>The first folder; null when there is none.</summary>
        public string? Root => WorkspaceFolders is [var first, ..] ? FileUri.PathOf(first.Uri) : RootUri is { } uri ? FileUri.PathOf(uri) : RootPath;
    }
}
