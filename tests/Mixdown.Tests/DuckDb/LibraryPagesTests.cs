using Mixdown.Engines.DuckDb;
using Mixdown.Engines.DuckDb.Native.Interop;

namespace Mixdown.Tests.DuckDb;

public sealed class LibraryPagesTests
{
    [Fact]
    public void A_piece_is_as_in_the_file_when_nothing_may_write_it_and_nothing_has()
    {
        const string smaps =
            """
            7f0000000000-7f0000002000 r--p 00000000 fe:00 4719                       /opt/mixdown/libduckdb.so
            Size:                  8 kB
            Anonymous:             0 kB
            VmFlags: rd mr mw me
            7f0000002000-7f0000006000 r-xp 00002000 fe:00 4719                       /opt/mixdown/libduckdb.so
            Anonymous:             0 kB
            7f0000006000-7f0000008000 r--p 00006000 fe:00 4719                       /opt/mixdown/libduckdb.so
            Anonymous:             8 kB
            7f0000008000-7f0000009000 rw-p 00008000 fe:00 4719                       /opt/mixdown/libduckdb.so
            Anonymous:             0 kB
            7f0000009000-7f000000a000 rw-p 00000000 00:00 0
            Anonymous:             4 kB
            7ffe00000000-7ffe00002000 rw-p 00000000 00:00 0                          [stack]
            Anonymous:             8 kB
            7ffe00003000-7ffe00004000 r-xp 00000000 fe:00 81                         /opt/a folder/b: c.so
            Anonymous:             0 kB
            """;

        var pieces = MappedPiece.Read(smaps.Split('\n')).ToList();

        Assert.Equal(
            [
                new(0x7f0000000000, 0x7f0000002000, "/opt/mixdown/libduckdb.so", true),
                new(0x7f0000002000, 0x7f0000006000, "/opt/mixdown/libduckdb.so", true),
                new(0x7f0000006000, 0x7f0000008000, "/opt/mixdown/libduckdb.so", false),
                new(0x7f0000008000, 0x7f0000009000, "/opt/mixdown/libduckdb.so", false),
                new(0x7ffe00003000, 0x7ffe00004000, "/opt/a folder/b: c.so", true),
            ],
            pieces);
    }

    [Fact]
    public async Task Statements_go_on_while_the_library_is_let_go_of()
    {
        using var engine = DuckDbEngine.InMemory();
        using var session = engine.OpenSession();
        using var done = new CancellationTokenSource();
        var letGo = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
                DuckDbEngine.LetGoOfLibrary();
        }, TestContext.Current.CancellationToken);

        for (var times = 0; times < 20; times++)
            Assert.Equal(45L, session.Query("select cast(sum(n) as bigint) from range(10) as t(n)", TestContext.Current.CancellationToken).Rows[0][0]);

        await done.CancelAsync();
        await letGo.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }
}
