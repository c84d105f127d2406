using System.Diagnostics;

namespace Mixdown.Tests.DuckDb.Native;

/// <summary>Another process that holds DuckDB's lock on a file.</summary>
sealed class ForeignLock(Process process) : IAsyncDisposable
{
    // The layout is that of struct flock on 64-bit Linux.
    const string Script =
        """
        use Fcntl;
        open(F, '+<', $ARGV[0]) or die;
        my $lock = pack('s s x4 q q i', F_WRLCK, 0, 0, 0, 0);
        fcntl(F, F_SETLK, $lock) or die;
        $| = 1;
        print "held\n";
        <STDIN>;
        """;

    public int ProcessId => process.Id;

    public static async Task<ForeignLock> HoldAsync(string file)
    {
        var start = new ProcessStartInfo("/usr/bin/perl", ["-e", Script, file]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        Assert.Equal("held", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        return new ForeignLock(process);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
