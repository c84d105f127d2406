namespace Mixdown.Delta.Actions;

/// <summary>What makes a file in the log one file: its path, and which of its rows are deleted. One commit may take a file out and
/// put the same file in with more rows deleted.</summary>
/// <param name="Path">As <see cref="AddFile.DataPath"/> has it: two spellings of a path are one file.</param>
/// <param name="DeletedRows"><see cref="DeletionVector.Id"/>; null where no row is deleted.</param>
readonly record struct FileKey(string Path, string? DeletedRows)
{
    public static FileKey Of(AddFile file) => new(file.DataPath, file.DeletionVector?.Id);

    public static FileKey Of(RemoveFile file) => new(file.DataPath, file.DeletionVector?.Id);
}
