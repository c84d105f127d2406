using System.Globalization;

namespace Mixdown.Bench.Measuring.Serving;

/// <summary>The music store of the examples, loaded and built.</summary>
static class StoreProject
{
    /// <summary>Makes it anew.</summary>
    /// <param name="name">Of its folder.</param>
    /// <param name="scale">1: as the example is.</param>
    /// <param name="folder">Where it is made.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="change">Changes files of it before it is built.</param>
    /// <returns>Its folder.</returns>
    public static async Task<string> BuiltAsync(string name, int scale, BenchFolder folder, CancellationToken cancel, Action<string>? change = null)
    {
        var store = await GeneratedStore.AtScaleAsync(scale, folder, cancel);
        var project = folder.Empty(name);
        MixdownProgram.CopyExample("music-store", project);
        change?.Invoke(project);
        await Child.RunAsync("env", [$"MIXDOWN_STORE_DATA={store}", MixdownProgram.Executable, "load"], project, cancel);
        await MixdownProgram.RunAsync(project, cancel, "build");
        return project;
    }

    /// <summary>Its warehouse.</summary>
    public static string Warehouse(string project) => Path.Combine(project, "data", "dev", "warehouse.duckdb");

    /// <summary>What was measured, with the size of the store.</summary>
    public static string Sized(string what, int scale) => string.Create(CultureInfo.InvariantCulture, $"{what}, music-store at scale {scale}");
}
