using Mixdown.Project.Dashboards.Fields;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Project.Dashboards.Selects;

/// <summary>A column of a tile's query.</summary>
/// <param name="Field">What it shows.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Name">What it is called in SQL, quoted; told apart from the others.</param>
sealed record SelectItem(Field Field, ColumnRole Role, string Name)
{
    /// <summary>The unit that its times are cut to; null: they are not.</summary>
    public TimeGrain? Grain { get; init; }

    /// <summary>Whether a bar is drawn behind its numbers.</summary>
    public bool HasBar { get; init; }

    /// <summary>What the page is told of it.</summary>
    public TileColumn Column => new(Field.Label, Role)
    {
        Field = Field.Path,
        Format = Field.Format,
        Grain = Grain?.Word(),
        HasBar = HasBar,
        IsAdditive = Field.IsAdditive,
    };
}
