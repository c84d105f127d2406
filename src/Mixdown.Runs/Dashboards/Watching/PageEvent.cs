using System.Text.Json.Serialization;
using Mixdown.Runs.Dashboards.Definitions;

namespace Mixdown.Runs.Dashboards.Watching;

/// <summary>Something that an open page is told.</summary>
/// <param name="Name">The name of the event, as pages listen to it.</param>
public abstract record PageEvent([property: JsonIgnore] string Name)
{
    /// <summary>The project's files were read again.</summary>
    /// <param name="Problems">What is wrong with them; empty: nothing.</param>
    public sealed record FilesRead(IReadOnlyList<FileProblem> Problems) : PageEvent("project");

    /// <summary>A dashboard says something else than before, or is new or gone.</summary>
    /// <param name="Id">Names it in addresses.</param>
    public sealed record Redefined(string Id) : PageEvent("dashboard");

    /// <summary>Models have other rows than before.</summary>
    /// <param name="Models">Their unique ids.</param>
    /// <param name="Tiles">The tiles of the page that show other rows now.</param>
    public sealed record Published(IReadOnlyList<string> Models, IReadOnlyList<string> Tiles) : PageEvent("published");

    /// <summary>A run began, went on (told to who asked for that run), or ended.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="Status"><c>running</c>, or how it ended: <c>success</c>, <c>warn</c>, <c>error</c>, <c>cancelled</c>.</param>
    public sealed record RunTold(string RunId, string Status) : PageEvent("run")
    {
        /// <summary>The verb, when it began; else null.</summary>
        public string? Command { get; init; }
    }

    /// <summary>Streams began, ended or cannot go on.</summary>
    public sealed record StreamsTold() : PageEvent("streams");

    /// <summary>A live tile shows something else.</summary>
    /// <param name="Answer">What it shows now.</param>
    public sealed record Answered(TileAnswer Answer) : PageEvent("tile");

    /// <summary>Some events did not reach the page: it asks anew for all that it shows.</summary>
    public sealed record Missed() : PageEvent("missed");
}
