namespace Mixdown.Delta.Actions;

/// <summary>A row of a checkpoint that stands for the rows of another file, in <c>_delta_log/_sidecars</c>.</summary>
/// <param name="Path">As the log has it: the file's name, or a path or URL that ends with it.</param>
sealed record SidecarFile(string Path) : DeltaAction
{
    /// <summary>The file's name: it always lies in the table's own folder.</summary>
    public string Name => FilePath.Decode(Path[(Path.LastIndexOf('/') + 1)..]);
}
