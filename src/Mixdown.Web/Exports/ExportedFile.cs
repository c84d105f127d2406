using Mixdown.Data.Diagnostics;

namespace Mixdown.Web.Exports;

/// <summary>A dashboard that was given away as a file.</summary>
/// <param name="Name">What to call it: the dashboard's id, and the tile's.</param>
/// <param name="ContentType">What it is.</param>
public sealed record ExportedFile(string Name, string ContentType)
{
    /// <summary>Tiles that have no answer: the file says so in their place.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];
}
