using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Mixdown.Data.Diagnostics;
using Mixdown.Runs.Live;
using Mixdown.Runs.Owner;

namespace Mixdown.Tests.LiveFeeds;

/// <summary>The unix socket of the process that runs a target's streams.</summary>
public sealed class StreamSocketTests : IDisposable
{
    readonly TempFolder _folder = new();

    TargetFolders Folders => new(_folder.Root, "dev");

    [Fact]
    public async Task Commands_of_the_same_user_find_the_process_and_get_its_tables()
    {
        using var socket = StreamSocket.Take(Folders, null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        lab.Write(0, ("free", "CA", 3, 0.50m, 2));
        socket.Announce("http://127.0.0.1:8080/");

        using var client = await StreamClient.FindAsync(Folders, CancellationToken.None);
        var file = Path.Combine(_folder.Root, "listens.parquet");

        Assert.Equal((Environment.ProcessId, "http://127.0.0.1:8080/"), (client!.Note.ProcessId, client.Note.Address));
        Assert.True(await client.SaveAsync("/v1/live/listens.parquet", file, CancellationToken.None));
        Assert.False(await client.SaveAsync("/v1/live/nothing.parquet", file + "2", CancellationToken.None));
        Assert.Equal("PAR1", Encoding.ASCII.GetString(File.ReadAllBytes(file), 0, 4));
    }

    [Fact]
    public async Task Nobody_else_may_open_it()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var socket = StreamSocket.Take(Folders, null)!;
        await using var lab = await new FeedLab().StartAsync(socket.Path);
        socket.Announce("");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(socket.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(socket.Path)!));
    }

    [Fact]
    public void A_second_process_does_not_get_it_while_the_first_lives()
    {
        using var first = StreamSocket.Take(Folders, null);

        Assert.NotNull(first);
        Assert.Null(StreamSocket.Take(Folders, null));
    }

    [Fact]
    public async Task What_a_dead_process_left_is_cleared_away_by_the_next_one()
    {
        var left = LeftBehind();

        Assert.Null(await StreamClient.FindAsync(Folders, CancellationToken.None));
        using var next = StreamSocket.Take(Folders, null);

        Assert.NotNull(next);
        Assert.False(File.Exists(left));
        Assert.False(Directory.Exists(Path.GetDirectoryName(left)));
        Assert.False(File.Exists(Folders.StreamNote));
    }

    [Fact]
    public void A_note_that_names_another_file_removes_nothing()
    {
        var precious = Path.Combine(_folder.Root, "mixdown-precious.txt");
        File.WriteAllText(precious, "mine");
        Directory.CreateDirectory(Path.GetDirectoryName(Folders.StreamNote)!);
        new StreamNote(1, precious, "").Write(Folders);

        using var next = StreamSocket.Take(Folders, null);

        Assert.True(File.Exists(precious));
    }

    [Fact]
    public void A_folder_whose_name_is_too_long_for_a_socket_is_not_used()
    {
        var runtime = Directory.CreateDirectory(Path.Combine(_folder.Root, new string('x', 100))).FullName;

        using var socket = StreamSocket.Take(Folders, runtime)!;

        Assert.StartsWith("/tmp/mixdown-", socket.Path, StringComparison.Ordinal);
        Assert.InRange(Encoding.UTF8.GetByteCount(socket.Path), 1, 107);
    }

    [Fact]
    public void The_folder_of_the_session_is_preferred()
    {
        using var socket = StreamSocket.Take(Folders, _folder.Root)!;

        Assert.StartsWith(_folder.Root, socket.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_that_hangs_is_named()
    {
        using var socket = StreamSocket.Take(Folders, null)!;
        using var deaf = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        deaf.Bind(new UnixDomainSocketEndPoint(socket.Path));
        deaf.Listen();
        socket.Announce("");
        using var client = await StreamClient.FindAsync(Folders, TimeSpan.FromMilliseconds(200), CancellationToken.None);

        var problem = await Assert.ThrowsAsync<MixdownException>(() => client!.TextAsync("/v1/live", CancellationToken.None));

        Assert.Equal("MX4082", problem.Diagnostics[0].Code);
        Assert.Contains($"Process {Environment.ProcessId}", problem.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A socket and a note as they are after kill -9: nobody listens, and nobody holds the lock.</summary>
    string LeftBehind()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"mixdown-{Path.GetRandomFileName()[..8]}")).FullName;
        var path = Path.Combine(folder, "stream.sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            socket.Listen();
            Directory.CreateDirectory(Path.GetDirectoryName(Folders.StreamNote)!);
            new StreamNote(Environment.ProcessId, path, "").Write(Folders);
        }
        if (!File.Exists(path))
            File.WriteAllText(path, "");
        Debug.Assert(File.Exists(path), "The socket outlives its process.");
        return path;
    }
}
