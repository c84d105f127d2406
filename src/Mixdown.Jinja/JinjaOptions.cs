using Mixdown.Jinja.Definitions;

namespace Mixdown.Jinja;

/// <summary>How an environment reads and runs templates. The defaults are Jinja2's, which are also dbt's.</summary>
public sealed record JinjaOptions
{
    /// <summary>Whether the newline after a block tag is dropped. Default false, as in dbt.</summary>
    public bool TrimBlocks { get; init; }

    /// <summary>Whether blanks before a block tag are dropped when nothing else stands before it on its line. Default
    /// false, as in dbt.</summary>
    public bool LstripBlocks { get; init; }

    /// <summary>Whether a newline at the very end of the text stays. Default false, as in dbt.</summary>
    public bool KeepTrailingNewline { get; init; }

    /// <summary>What a template may do with a value that does not exist.</summary>
    public UndefinedRule Undefined { get; init; }

    /// <summary>What a rendering may use at most.</summary>
    public JinjaLimits Limits { get; init; } = new();

    /// <summary>Filters beside Jinja2's own, by name; one of the same name replaces it.</summary>
    public IReadOnlyDictionary<string, JinjaFunction> Filters { get; init; } = new Dictionary<string, JinjaFunction>();

    /// <summary>Tests beside Jinja2's own, by name; what they return is taken as true or false.</summary>
    public IReadOnlyDictionary<string, JinjaFunction> Tests { get; init; } = new Dictionary<string, JinjaFunction>();

    /// <summary>Names known to every template, asked after the scope.</summary>
    public IReadOnlyDictionary<string, object?> Globals { get; init; } = new Dictionary<string, object?>();

    /// <summary>Tags beside Jinja2's own.</summary>
    public IReadOnlyList<JinjaBlockTag> BlockTags { get; init; } = [];

    /// <summary>Where include, import and from look; without one they find nothing.</summary>
    public IJinjaLoader? Loader { get; init; }

    /// <summary>Picks an index below its argument, for the filter <c>random</c>; without it the filter is an error, so that
    /// the same text gives the same SQL.</summary>
    public Func<int, int>? Pick { get; init; }
}
