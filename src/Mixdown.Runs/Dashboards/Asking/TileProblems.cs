using Mixdown.Data.Diagnostics;
using Mixdown.Project.Dashboards;
using Mixdown.Project.Dashboards.Queries;

namespace Mixdown.Runs.Dashboards.Asking;

/// <summary>Says on a tile why it has no answer.</summary>
/// <param name="secrets">Hides what nobody may see.</param>
sealed class TileProblems(SecretMask secrets)
{
    const string EnginesText = "<sql>";

    /// <summary>The answer of a tile that has none.</summary>
    /// <param name="tile">The tile.</param>
    /// <param name="query">What was asked; null when it could not be written.</param>
    /// <param name="problem">What prevented it.</param>
    public TileAnswer Of(Tile tile, TileQuery? query, MixdownException problem)
    {
        var wrong = secrets.Of(problem.Diagnostics[0]);
        var place = wrong.At is { } at && at.File != EnginesText ? at : (tile.Data.Sql?.At ?? tile.At);
        return new TileAnswer(tile.Id)
        {
            Sql = query?.Sql ?? "",
            Problem = new AnswerProblem(wrong.Code, wrong.Message, wrong.Hint, place.ToString()),
        };
    }
}
