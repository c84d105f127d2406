using Mixdown.Engines.DuckDb;

namespace Mixdown.Tests.DuckDb;

/// <summary>DuckDB's allocator belongs to the process: an engine that is closed ends what gives memory back for all others, and says nothing of
/// it in their settings. Here the setting is taken back by hand, so that a new one shows.</summary>
public sealed class GivenBackTests : IDisposable
{
    readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_engine_that_gives_back_does_so_anew_when_another_is_closed(bool hasFile)
    {
        using var engine = Open("kept.duckdb");
        engine.GiveBackMemory();
        Assert.True(GivesBack(engine));
        TakeBack(engine);

        (hasFile ? Open("other.duckdb") : DuckDbEngine.InMemory()).Dispose();

        Assert.True(GivesBack(engine));
    }

    DuckDbEngine Open(string name) => DuckDbEngine.Open(new DuckDbEngineOptions { File = _folder.File(name) });

    static bool GivesBack(DuckDbEngine engine)
    {
        using var session = engine.OpenSession();
        return (bool)session.Query("select current_setting('allocator_background_threads')", TestContext.Current.CancellationToken).Rows[0][0]!;
    }

    static void TakeBack(DuckDbEngine engine)
    {
        using var session = engine.OpenSession();
        session.Execute("set global allocator_background_threads = false", TestContext.Current.CancellationToken);
    }
}
