namespace Mixdown.Ingest.Sources;

/// <summary>Reads one external system. Stateless: all progress is in the table's last commit. It is an
/// <see cref="IFileSource"/> or an <see cref="Tables.ITableSource"/>.</summary>
interface ISource
{
    /// <summary>The word used for it in YAML: lower case, for example <c>csv</c>.</summary>
    string Kind { get; }
}
