using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Mixdown.Data.Diagnostics;
using Mixdown.Project;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Reading;
using Mixdown.Runs.Dashboards.Saving;
using Mixdown.Runs.Watching;

namespace Mixdown.Runs.Dashboards.Exploring;

/// <summary>A file of <c>dashboards/</c> before and after a draft was added. The file is one that the project has, or is named by a title
/// of which only letters and digits are left: no path comes from outside.</summary>
/// <param name="Root">The project's folder.</param>
/// <param name="File">From there.</param>
/// <param name="Before">Its content; null: it is not there yet.</param>
/// <param name="After">What it would be.</param>
sealed partial record DraftFile(string Root, string File, string? Before, string After)
{
    const string ByteOrderMark = "\uFEFF";
    const int LongestName = 60;

    /// <summary>Changes with any letter of the file as it is.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Before ?? "")).AsSpan(0, 16));

    /// <summary>What writing it does.</summary>
    public FileChange Change => new(File, Before is null ? FileChangeKind.Added : FileChangeKind.Modified);

    /// <summary>A dashboard's file with a tile below its last row.</summary>
    /// <exception cref="MixdownException">MX4167: nothing can be added to it.</exception>
    public static DraftFile With(MixdownProject project, Dashboard dashboard, TileDraft tile)
    {
        var file = dashboard.At.File;
        var path = PathOf(project.Root, file);
        if (new FileInfo(path) is not { Exists: true, LinkTarget: null })
            throw Closed(file, "is not there, or is a link", "Save into another dashboard.");
        var text = System.IO.File.ReadAllText(path, Encoding.UTF8);
        var after = DashboardEdit.WithTile(text, tile) ?? throw Closed(file, "writes its rows in brackets, or is no YAML now", "Write 'rows:' with a line for each tile, or save into another dashboard.");
        return new DraftFile(project.Root, file, text, after);
    }

    /// <summary>The file of a new dashboard.</summary>
    /// <exception cref="MixdownException">MX4164: there is one of that name.</exception>
    public static DraftFile New(MixdownProject project, string title, string fact, TileDraft tile)
    {
        var id = IdOf(title);
        var file = $"{Dashboard.Folder}/{id}.yml";
        if (project.Manifest.Dashboards.Any(one => string.Equals(one.Id, id, StringComparison.OrdinalIgnoreCase)) || Path.Exists(PathOf(project.Root, file)))
            throw new MixdownException(new Diagnostic("MX4164", $"There is a dashboard '{id}' already", Hint: "Add the tile to it, or take another title."));
        return new DraftFile(project.Root, file, null, TileYaml.File(title, fact, tile));
    }

    /// <summary>Puts what it would be in its place at once: who reads meanwhile sees the one or the other.</summary>
    public void Write()
    {
        var path = PathOf(Root, File);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = path + ".mxtmp";
        System.IO.File.WriteAllBytes(draft, Encoding.UTF8.GetBytes(HasMark(path) ? ByteOrderMark + After : After));
        System.IO.File.Move(draft, path, overwrite: Before is not null);
    }

    static bool HasMark(string path)
    {
        if (!System.IO.File.Exists(path))
            return false;
        using var file = System.IO.File.OpenRead(path);
        Span<byte> first = stackalloc byte[3];
        return file.ReadAtLeast(first, 3, throwOnEndOfStream: false) == 3 && first.SequenceEqual(Encoding.UTF8.Preamble);
    }

    static string PathOf(string root, string file)
    {
        var folder = Path.GetFullPath(Path.Combine(root, Dashboard.Folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, file));
        return path.StartsWith(folder, StringComparison.Ordinal) ? path : throw Closed(file, "is not in 'dashboards/'", "Save into another dashboard.");
    }

    static string IdOf(string title)
    {
        var slug = Between().Replace(DashboardText.Slug(title), "-").Trim('-');
        var id = slug.Length > LongestName ? slug[..LongestName].TrimEnd('-') : slug;
        return id.Length > 0 ? id : Dashboard.Folder[..^1];
    }

    static MixdownException Closed(string file, string why, string hint) => new(new Diagnostic("MX4167", $"'{file}' {why}", Hint: hint));

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
