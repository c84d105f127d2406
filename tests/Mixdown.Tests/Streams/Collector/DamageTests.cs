using Mixdown.Data.Records;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Streams.Sources.Collector.Log;
using Mixdown.Streams.Sources.Collector.Log.Files;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams.Collector;

/// <summary>What crashes and disks do to the files of a log.</summary>
public sealed class DamageTests : IAsyncDisposable
{
    const int FileHead = 32, FrameHead = 48, RecordHead = 8;

    readonly LogLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_tail_that_is_torn_at_any_byte_is_cut_and_said_and_the_log_goes_on()
    {
        var whole = await ThreeAsync(closed: false);
        var last = whole.Length - (FrameHead + RecordHead + "three".Length);

        for (var length = last + 1; length < whole.Length; length++)
        {
            File.WriteAllBytes(_lab.Files[0], whole[..length]);
            await _lab.OpenAsync();

            var note = Assert.Single(_lab.Notes.Skip(length - last - 1));
            Assert.Equal($"The last {length - last} bytes of {_lab.Files[0]}, from byte {last} on, were cut: they were being written when the process or the machine stopped", note.Message);
            Assert.Equal("Nobody was told that they were kept, so nothing is lost.", note.Hint);
            await _lab.AppendAsync("four");
            Assert.Equal(["one", "two", "four"], await _lab.ReadAsync());
            await _lab.CloseAsync();
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_a_log_that_was_closed_stops_the_reader_at_file_and_byte_wherever_it_is()
    {
        var whole = await ThreeAsync(closed: true);
        int[] starts = [FileHead, FileHead + FrameHead + RecordHead + 3, FileHead + 2 * (FrameHead + RecordHead + 3)];
        var end = starts[2] + FrameHead + RecordHead + "three".Length;
        string[] values = ["one", "two", "three"];

        for (var at = FileHead; at < end; at++)
        {
            File.WriteAllBytes(_lab.Files[0], Flipped(whole, at));
            await _lab.OpenAsync();
            var hit = Array.FindLastIndex(starts, start => start <= at);

            await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(TestContext.Current.CancellationToken);
            var before = new List<string>();
            session.Assign(new TopicPartition(LogLab.Topic, 0), 0);
            var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => ReadToEndAsync(session, before));

            Assert.Equal(values[..hit], before);
            Assert.Equal((hit, hit + 1), (gone.Wanted, gone.Next));
            Assert.Equal($"{_lab.Files[0]} is damaged at byte {starts[hit]}: its checksum is wrong", gone.Cause!.Message);
            Assert.Equal(values[(hit + 1)..], await LogLab.ReadAsync(session, gone.Next!.Value));
            await _lab.CloseAsync();
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_the_last_write_of_a_log_that_was_not_closed_is_cut_and_a_copy_is_kept()
    {
        var whole = await ThreeAsync(closed: false);
        var last = whole.Length - (FrameHead + RecordHead + "three".Length);

        for (var at = last; at < whole.Length; at++)
        {
            File.WriteAllBytes(_lab.Files[0], Flipped(whole, at));
            await _lab.OpenAsync();

            Assert.Equal(["one", "two"], await _lab.ReadAsync());
            Assert.Equal(Flipped(whole, at)[last..], File.ReadAllBytes($"{_lab.Files[0]}.cut-{last}"));
            await _lab.CloseAsync();
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_the_head_of_a_file_is_said_and_costs_no_record()
    {
        var whole = await ThreeAsync(closed: true);
        for (var at = 0; at < FileHead; at++)
        {
            File.WriteAllBytes(_lab.Files[0], Flipped(whole, at));
            await _lab.OpenAsync();

            Assert.Equal($"{_lab.Files[0]} is damaged at byte 0: its checksum is wrong", _lab.Notes[^1].Message);
            Assert.Equal(["one", "two", "three"], await _lab.ReadAsync());
            await _lab.CloseAsync();
        }
    }

    [Fact]
    public async Task What_a_power_cut_left_unwritten_in_the_file_is_cut_without_a_copy()
    {
        var whole = await ThreeAsync(closed: false);
        File.WriteAllBytes(_lab.Files[0], [.. whole, .. new byte[4096]]);
        await _lab.OpenAsync();

        Assert.Equal(["one", "two", "three"], await _lab.ReadAsync());
        Assert.Equal("MX2430", Assert.Single(_lab.Notes).Code);
        Assert.Empty(Directory.EnumerateFiles(_lab.PartitionFolder, "*.cut-*"));
    }

    [Fact]
    public async Task A_file_that_the_process_died_making_is_made_again()
    {
        await ThreeAsync(closed: true);
        foreach (var length in new[] { 0, 1, 31 })
        {
            File.WriteAllBytes(Path.Combine(_lab.PartitionFolder, "00000000000000000003.log"), new byte[length]);
            await _lab.OpenAsync();
            Assert.Equal(["one", "two", "three"], await _lab.ReadAsync());
            await _lab.CloseAsync();
            File.Delete(_lab.Files[1]);
        }
        Assert.Empty(_lab.Notes);
    }

    [Fact]
    public async Task A_file_that_is_missing_in_the_middle_is_a_gap_with_its_borders()
    {
        _lab.Options = _lab.Options with { Segment = new SegmentRule(100, TimeSpan.FromHours(1)) };
        await ThreeAsync(closed: true);
        File.Delete(_lab.Files[1]);
        await _lab.OpenAsync();

        await using var session = await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(TestContext.Current.CancellationToken);
        session.Assign(new TopicPartition(LogLab.Topic, 0), 0);
        var before = new List<string>();
        var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => ReadToEndAsync(session, before));

        Assert.Equal(["one"], before);
        Assert.Equal((1L, 2L), (gone.Wanted, gone.Next));
        Assert.Equal("The log of listen_events/0 has no records from offset 1 to 1: a file is missing, or is shorter than it was", gone.Cause!.Message);
        Assert.Equal(["three"], await LogLab.ReadAsync(session, 2));
    }

    [Fact]
    public async Task A_file_that_was_cut_short_in_the_middle_is_a_gap_too()
    {
        _lab.Options = _lab.Options with { Segment = new SegmentRule(160, TimeSpan.FromHours(1)) };
        await ThreeAsync(closed: true);
        var first = File.ReadAllBytes(_lab.Files[0]);
        File.WriteAllBytes(_lab.Files[0], first[..(FileHead + FrameHead + RecordHead + 3)]);
        await _lab.OpenAsync();

        var gone = await Assert.ThrowsAsync<OffsetGoneException>(() => _lab.ReadAsync());

        Assert.Equal((1L, 2L), (gone.Wanted, gone.Next));
    }

    [Fact]
    public async Task A_new_file_that_could_not_be_begun_leaves_no_second_place_for_its_offsets()
    {
        await ThreeAsync(closed: true);
        var host = new LogHost(_lab.Options, TimeProvider.System, _ => { });
        var begun = Path.Combine(_lab.PartitionFolder, "00000000000000000003.log");
        using (var writer = new SegmentWriter(_lab.PartitionFolder, host, new KeyMemory(KeyRule.Default, TimeProvider.System)))
        {
            File.WriteAllBytes(begun, []);
            writer.Recover();
            var frames = new FrameBuffer();
            frames.BeginPart();
            frames.Add([], "four"u8, isTombstone: false);
            writer.Append(frames);
        }
        await _lab.OpenAsync();

        Assert.False(File.Exists(begun));
        await _lab.AppendAsync("five");
        Assert.Equal(["one", "two", "three", "four", "five"], await _lab.ReadAsync());
    }

    /// <summary>Three writes of a record each, and the file that they are in.</summary>
    async Task<byte[]> ThreeAsync(bool closed)
    {
        await _lab.OpenAsync();
        foreach (var value in new[] { "one", "two", "three" })
            await _lab.AppendAsync(value);
        var asKilled = File.ReadAllBytes(_lab.Files[0]);
        await _lab.CloseAsync();
        return closed ? File.ReadAllBytes(_lab.Files[0]) : asKilled;
    }

    static byte[] Flipped(byte[] whole, int at)
    {
        var damaged = (byte[])whole.Clone();
        damaged[at] ^= (byte)(1 << at % 8);
        return damaged;
    }

    static async Task ReadToEndAsync(IStreamSession session, List<string> values)
    {
        while (await session.ReadAsync(TimeSpan.Zero, TestContext.Current.CancellationToken) is { } batch)
        {
            for (var i = 0; i < batch.Count; i++)
                values.Add(System.Text.Encoding.UTF8.GetString(batch.Value(i)));
        }
    }
}
