using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Packages;

/// <summary>Where a package comes from, as <c>packages.yml</c> says it.</summary>
/// <param name="At">Where it is said.</param>
public abstract record PackageSource(SourceSpan At)
{
    /// <summary>A folder.</summary>
    /// <param name="Path">Relative to the project's folder, or absolute.</param>
    /// <param name="At">Where it is said.</param>
    public sealed record Local(string Path, SourceSpan At) : PackageSource(At)
    {
        /// <inheritdoc/>
        public override string Text => Path;
    }

    /// <summary>A git repository.</summary>
    /// <param name="Url">What <c>git clone</c> takes.</param>
    /// <param name="Revision">A branch, a tag or a commit; null for the repository's own default.</param>
    /// <param name="Subdirectory">The package's folder in the repository; null for the repository itself.</param>
    /// <param name="WarnUnpinned">Whether to warn where no revision is named.</param>
    /// <param name="At">Where it is said.</param>
    public sealed record Git(string Url, string? Revision, string? Subdirectory, bool WarnUnpinned, SourceSpan At) : PackageSource(At)
    {
        /// <inheritdoc/>
        public override string Text => $"{Url}{(Revision is null ? "" : $"@{Revision}")}{(Subdirectory is null ? "" : $"/{Subdirectory}")}";
    }

    /// <summary>A gzipped tar archive.</summary>
    /// <param name="Url"><c>https:</c>, <c>http:</c> or <c>file:</c>, or a path.</param>
    /// <param name="Name">What the package is called, in its own words.</param>
    /// <param name="At">Where it is said.</param>
    public sealed record Tarball(string Url, string Name, SourceSpan At) : PackageSource(At)
    {
        /// <inheritdoc/>
        public override string Text => Url;
    }

    /// <summary>A name of the package hub.</summary>
    /// <param name="Package"><c>owner/name</c>.</param>
    /// <param name="Versions">The range of versions.</param>
    /// <param name="At">Where it is said.</param>
    public sealed record Hub(string Package, IReadOnlyList<string> Versions, SourceSpan At) : PackageSource(At)
    {
        /// <inheritdoc/>
        public override string Text => $"{Package}{(Versions.Count == 0 ? "" : $"@{string.Join(',', Versions)}")}";

        /// <summary>The name without its owner.</summary>
        public string Name => Package[(Package.IndexOf('/', StringComparison.Ordinal) + 1)..];
    }

    /// <summary>The source in one line: equal texts mean equal sources.</summary>
    public abstract string Text { get; }
}
