namespace Mixdown.Engines.DuckDb.Native.Databases;

/// <summary>One spelling for each file, links followed, so that two names of one file are known to be one.</summary>
static class RealPath
{
    internal static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full);
        if (folder is null)
            return full;
        var named = Path.Combine(Of(folder), Path.GetFileName(full));
        var file = new FileInfo(named);
        return file.LinkTarget is null ? named : Of(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
