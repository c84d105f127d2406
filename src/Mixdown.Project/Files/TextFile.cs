namespace Mixdown.Project.Files;

/// <summary>A file of the project, read.</summary>
/// <param name="Name">Relative to the project's folder, <c>/</c> between the parts: how messages name it.</param>
/// <param name="Below">Relative to the resource path that it was found under (<c>silver/customer.sql</c>).</param>
/// <param name="Text">Its content.</param>
sealed record TextFile(string Name, string Below, string Text)
{
    /// <summary>The file's name without folders and ending.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(Below);

    /// <summary>The folders between the resource path and the file.</summary>
    public IReadOnlyList<string> Folders => Below.Split('/')[..^1];
}
