using System.Text.Json;

namespace Mixdown.Simulation.Store;

/// <summary><c>ground_truth.json</c>.</summary>
static class GroundTruthFile
{
    /// <summary>Writes the file into <paramref name="folder"/>.</summary>
    public static Task WriteAsync(string folder, GroundTruth truth, CancellationToken cancel) =>
        File.WriteAllTextAsync(In(folder), JsonSerializer.Serialize(truth, GroundTruthJson.Default.GroundTruth) + "\n", cancel);

    /// <summary>Reads the file of <paramref name="folder"/>; null when there is none.</summary>
    public static async Task<GroundTruth?> ReadAsync(string folder, CancellationToken cancel)
    {
        if (!File.Exists(In(folder)))
            return null;
        await using var file = File.OpenRead(In(folder));
        return await JsonSerializer.DeserializeAsync(file, GroundTruthJson.Default.GroundTruth, cancel);
    }

    static string In(string folder) => Path.Combine(folder, GroundTruth.FileName);
}
