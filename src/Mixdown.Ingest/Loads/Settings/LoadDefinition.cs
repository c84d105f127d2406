using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;
using Mixdown.Ingest.Sources;

namespace Mixdown.Ingest.Loads.Settings;

/// <summary>One entry of <c>loads:</c> in the project file: what brings a source's data into the lake.</summary>
public sealed record LoadDefinition
{
    /// <summary>The key under <c>loads:</c>, and the name of the dbt source.</summary>
    public required string Name { get; init; }

    /// <summary>The schema that its tables land in. Default: the load's name.</summary>
    public required string Schema { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan At { get; init; }

    /// <summary>What is read and how.</summary>
    public required SourceOptions Source { get; init; }

    /// <summary>What happens when a file changed after it was loaded. Default: its rows are replaced.</summary>
    public FileChange OnFileChange { get; init; } = FileChange.Reload;

    /// <summary>The tables that the project file says something about, patterns among them. A source of files may have more; of a
    /// source of tables only these are loaded, all when there are none.</summary>
    public IReadOnlyList<LoadTable> Tables { get; init; } = [];

    /// <summary>Tables, or patterns of them, that are not loaded.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>What the load itself says of its tables: for those that nothing more exact is said of. null: nothing.</summary>
    public LoadTable? EachTable { get; init; }

    /// <summary>What is done with records that cannot be read.</summary>
    public BadRows BadRows { get; init; } = BadRows.Default;

    /// <summary>What is said of the table: its own entry, else the pattern that says most, else what the load says of each, else
    /// the defaults.</summary>
    /// <param name="name">In the lake.</param>
    /// <param name="place">At the source; null where that is the name.</param>
    public LoadTable Table(string name, string? place = null)
    {
        var said = Tables.FirstOrDefault(table => !table.IsPattern && table.IsFor(name, place ?? name))
            ?? Tables.Where(table => table.Pattern?.Matches(name, place ?? name) == true).MaxBy(table => table.Pattern!.Letters)
            ?? EachTable
            ?? new LoadTable(name, At);
        return said with { Name = name };
    }

    /// <summary>What is said of a table of list elements: its own entry, else what is said of the table that the lists come from, but
    /// for what is said of that one's columns. Elements are followed to their file, not merged by a key.</summary>
    /// <param name="name">In the lake.</param>
    /// <param name="parent">The table that the lists come from.</param>
    internal LoadTable ListTable(string name, string parent)
    {
        if (Tables.Any(table => !table.IsPattern && table.IsFor(name, name)))
            return Table(name);
        var said = Table(parent);
        return new LoadTable(name, said.At)
        {
            Contract = said.Contract,
            WriteDisposition = said.WriteDisposition == Settings.WriteDisposition.Replace ? said.WriteDisposition : null,
        };
    }

    /// <summary>Reads one entry of <c>loads:</c>.</summary>
    /// <param name="name">Its key.</param>
    /// <param name="settings">Its value, Jinja already rendered.</param>
    /// <param name="diagnostics">Receives what is wrong; the result is usable only when no error was added.</param>
    public static LoadDefinition? Bind(string name, SettingNode.Map settings, ICollection<Diagnostic> diagnostics) =>
        new LoadBinder(name, settings, diagnostics).Bind();
}
