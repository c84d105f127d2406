namespace Mixdown.Project.Files;

/// <summary>A file of the project, read.</summary>
/// <param name="Name">Relative to its package's folder, <c>/</c> between the parts.</param>
/// <param name="Below">Relative to the resource path that it was found under (<c>silver/customer.sql</c>).</param>
/// <param name="Text">Its content.</param>
sealed record TextFile(string Name, string Below, string Text)
{
    /// <summary>How messages name it: relative to the root project's folder, also of a package's file.</summary>
    public string Shown { get; init; } = Name;

    /// <summary>The file's name without folders and ending.</summary>
    public string Stem => Path.GetFileNameWithoutExtension(Below);

    /// <summary>The folders between the resource path and the file.</summary>
    public IReadOnlyList<string> Folders => Below.Split('/')[..^1];
}
