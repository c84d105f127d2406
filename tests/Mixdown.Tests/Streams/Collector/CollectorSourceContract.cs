using System.Globalization;
using Mixdown.Streams.Sources;
using Mixdown.Streams.Sources.Collector;
using Mixdown.Testing.Streams;

namespace Mixdown.Tests.Streams.Collector;

public sealed class CollectorSourceContract : StreamSourceContract, IAsyncDisposable
{
    // Small files, so that a few writes are in one and the oldest can be taken away.
    readonly LogLab _lab = new() { Options = new CollectorSourceOptions { Partitions = 2, Segment = new SegmentRule(512, TimeSpan.FromHours(1)) } };

    protected override string Topic => LogLab.Topic;

    internal override async Task<IStreamSource> StartAsync()
    {
        await _lab.OpenAsync();
        return new CollectorSource(_lab.Options, _lab.Host);
    }

    internal override async Task WriteAsync(int partition, IReadOnlyList<string> values) =>
        Assert.Equal(AppendOutcome.Kept, await _lab.Intake!.AppendAsync(LogLab.Batch(partition, values), null, AckWhen.Disk, Cancel));

    internal override async Task<IStreamSession> AddPartitionAsync(IStreamSession session)
    {
        await session.DisposeAsync();
        await _lab.CloseAsync();
        _lab.Options = _lab.Options with { Partitions = 3 };
        await _lab.OpenAsync();
        return await new CollectorSource(_lab.Options, _lab.Host).OpenAsync(Cancel);
    }

    internal override async Task<(int Lost, IStreamSource Source)> LoseOldestAsync(IStreamSource source)
    {
        await _lab.CloseAsync();
        File.Delete(_lab.Files[0]);
        var lost = int.Parse(Path.GetFileNameWithoutExtension(_lab.Files[0]), CultureInfo.InvariantCulture);
        await _lab.OpenAsync();
        return (lost, new CollectorSource(_lab.Options, _lab.Host));
    }

    public ValueTask DisposeAsync() => _lab.DisposeAsync();
}
