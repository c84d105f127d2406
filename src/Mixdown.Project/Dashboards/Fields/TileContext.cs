using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards.Expressions;
using Mixdown.Project.Dashboards.Joins;
using Mixdown.Project.Dashboards.Periods;
using Mixdown.Project.Dashboards.Queries;
using Mixdown.Project.Dashboards.Tables;
using Mixdown.Project.Metrics;
using Mixdown.Project.Streams;

namespace Mixdown.Project.Dashboards.Fields;

/// <summary>What the SQL of a tile is made from.</summary>
sealed record TileContext
{
    public required MixdownProject Project { get; init; }

    public required TableCatalog Catalog { get; init; }

    public required JoinGraph Joins { get; init; }

    public required MetricReader Metrics { get; init; }

    /// <summary>The project's live tables.</summary>
    public required IReadOnlyList<LiveEntry> Live { get; init; }

    public required Dashboard Dashboard { get; init; }

    public required Tile Tile { get; init; }

    public required ViewState State { get; init; }

    public required ViewerClock Clock { get; init; }

    /// <summary>Receives what is wrong.</summary>
    public required ICollection<Diagnostic> Found { get; init; }

    /// <summary>Refuses a query within an expression while filters are locked: nothing says what it reads.</summary>
    public void Hold(IReadOnlyList<SqlToken> expression, SourceSpan at)
    {
        if (State.Locked.Count > 0 && TablePlaces.HasQuery(expression))
            Found.Add(new Diagnostic("MX1774", $"'{Tile.Title}' cannot be held to '{State.Locked.First()}': an expression of it has a query of its own", at, "Write the tile's query as 'sql:', where 'ref()' is narrowed, or take the tile out of the embedded dashboard."));
    }

    /// <summary>What a parameter is now; null, and an error, when there is no such parameter or choice.</summary>
    public string? ChoiceOf(string name, SourceSpan at)
    {
        if (Dashboard.Parameters.FirstOrDefault(one => one.Name == name) is not { } parameter)
        {
            Found.Add(new Diagnostic("MX1750", $"There is no parameter '{name}'", at, DidYouMean.Hint(name, Dashboard.Parameters.Select(one => one.Name))));
            return null;
        }
        var choice = State.Parameters.GetValueOrDefault(name) ?? parameter.Default;
        if (parameter.Choices.FirstOrDefault(one => one == choice) is { } declared)
            return declared;
        Found.Add(new Diagnostic("MX1751", $"'{choice}' is none of the choices of '{name}'", parameter.At, DidYouMean.Hint(choice, parameter.Choices)));
        return null;
    }
}
