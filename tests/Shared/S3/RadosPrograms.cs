namespace Mixdown.Testing.S3;

/// <summary>Where Ceph's programs are: on the PATH, else where <c>eng/get-radosgw</c> unpacks them.</summary>
static class RadosPrograms
{
    static readonly string[] Names = ["radosgw", "radosgw-admin", "ceph-mon", "ceph-osd", "monmaptool", "ceph"];

    /// <summary>Their folder; null where one of them is missing.</summary>
    public static string? Folder { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Append(Repository.At("eng/.cache/radosgw/usr/bin"))
        .FirstOrDefault(folder => Names.All(name => File.Exists(Path.Combine(folder, name))));
}
