using System.Globalization;

namespace Mixdown.Bench.Measuring;

/// <summary>A generated store on disk, kept from one benchmark to the next.</summary>
static class GeneratedStore
{
    /// <summary>Its folder, filled when it is not there yet.</summary>
    public static async Task<string> AtScaleAsync(int scale, BenchFolder folder, CancellationToken cancel)
    {
        var path = folder.At(string.Create(CultureInfo.InvariantCulture, $"store-{scale}"));
        if (!File.Exists(Path.Combine(path, "ground_truth.json")))
        {
            var text = scale.ToString(CultureInfo.InvariantCulture);
            await MixdownProgram.RunAsync(folder.Root, cancel, "generate", "store", "--scale", text, "--seed", "7", "--out", path);
        }
        return path;
    }
}
