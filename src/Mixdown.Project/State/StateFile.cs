using System.Text.Json;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.State;

/// <summary>One artifact of an earlier run.</summary>
/// <param name="Root">Its JSON.</param>
/// <param name="Shown">Its name for people.</param>
sealed record StateFile(JsonElement Root, string Shown)
{
    /// <exception cref="MixdownException">MX1404: it is missing or not JSON.</exception>
    public static StateFile Open(string path, string shown)
    {
        if (!File.Exists(path))
            throw new MixdownException(new Diagnostic("MX1404", $"There is no {shown}", Hint: Remedy(Path.GetFileName(path))));
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 256 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new StateFile(document.RootElement.Clone(), shown)
                : throw new MixdownException(Unreadable(shown, "it is not a JSON object"));
        }
        catch (JsonException wrong)
        {
            // Says which of several artifacts is cut off or foreign.
            throw new MixdownException(Unreadable(shown, $"line {wrong.LineNumber + 1}: it is not JSON"), wrong);
        }
    }

    /// <summary>A member that has to be there.</summary>
    /// <exception cref="MixdownException">MX1404: it is missing.</exception>
    public JsonElement Required(string name, JsonValueKind kind) => Root.TryGetProperty(name, out var value) && value.ValueKind == kind
        ? value
        : throw new MixdownException(Unreadable(Shown, $"it has no '{name}'"));

    static Diagnostic Unreadable(string shown, string why) =>
        new("MX1404", $"{shown} cannot be read: {why}", Hint: "It has to be an artifact as dbt and Mixdown write it, whole.");

    static string Remedy(string file) => file switch
    {
        "run_results.json" => "A build, run, test, seed or snapshot writes it.",
        "sources.json" => "'mixdown source freshness' writes it.",
        _ => "Every command that reads the project with --target-path or into 'target/' writes it; keep a copy of that folder.",
    };
}
