using System.Text.Json;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>A script of <c>bench/pages</c>, which looks at pages in Chromium and says in JSON what it found.</summary>
static class PageScript
{
    public static string Folder => Repository.At("bench/pages");

    /// <summary>Gets what the scripts need where it is not there: Chromium, and the library that drives it.</summary>
    public static async Task PrepareAsync(CancellationToken cancel)
    {
        await Child.RunAsync(Repository.At("eng/get-chromium"), [], Repository.Root, cancel);
        await Child.RunAsync(Repository.At("eng/build-web"), ["--dev"], Repository.Root, cancel);
    }

    /// <summary>Runs one.</summary>
    /// <param name="name">Its file, without the end.</param>
    /// <param name="asked">What it is told.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task<JsonElement> RunAsync(string name, object asked, CancellationToken cancel)
    {
        var ran = await Child.RunAsync("node", [Path.Combine(Folder, name + ".mjs"), JsonSerializer.Serialize(asked)], Folder, cancel);
        return JsonDocument.Parse(ran.Output).RootElement;
    }
}
