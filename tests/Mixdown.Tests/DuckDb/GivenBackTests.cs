using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

/// <summary>Whether DuckDB's allocator gives back by itself what nothing uses is told by its threads.</summary>
public sealed class GivenBackTests
{
    [Fact]
    public void An_engine_that_is_closed_does_not_end_it_for_one_that_stays_open()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var folder = new TempFolder();
        using var engine = DuckDbEngine.Open(new DuckDbEngineOptions { File = Path.Combine(folder.Path, "kept.duckdb") });
        engine.GiveBackMemory();

        DuckDbEngine.InMemory().Dispose();
        DuckDbEngine.Open(new DuckDbEngineOptions { File = Path.Combine(folder.Path, "other.duckdb") }).Dispose();

        // Engines of other tests are closed at any moment, and begin it anew just after they have ended it.
        Assert.True(SpinWait.SpinUntil(Gives, TimeSpan.FromSeconds(10)));
    }

    static bool Gives() => Directory.EnumerateDirectories("/proc/self/task").Any(thread => NameOf(thread).StartsWith("jemalloc_bg", StringComparison.Ordinal));

    static string NameOf(string thread)
    {
        try
        {
            return File.ReadAllText(Path.Combine(thread, "comm"));
        }
        catch (IOException)
        {
            // It ended meanwhile.
            return "";
        }
    }
}
