using Mixdown.Delta.Actions;

namespace Mixdown.Delta.Maintenance;

/// <summary>Rewrites data files, so that this library needs no engine. It keeps memory bounded whatever the files hold.</summary>
public interface IDataFiles
{
    /// <summary>Writes the rows of some files of a table into one new file, whole and on disk when the call returns.</summary>
    /// <returns>The new file as the log has it, with statistics; null when no row is left, and then there is no file. After a
    /// failure there is none either.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">A file is missing or broken, or the disk refuses.</exception>
    Task<AddFile?> RewriteAsync(RewriteRequest request, CancellationToken cancel);
}
