using System.Globalization;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Records;
using Mixdown.Data.Storage;
using Mixdown.Streams.Sources.Collector.Log.Files;

namespace Mixdown.Streams.Sources.Collector.Log;

/// <summary>The log of one stream: all its topics, written by this process alone.</summary>
sealed class EventLog : IAsyncDisposable
{
    static readonly TimeSpan UpkeepEvery = TimeSpan.FromSeconds(30);
    static readonly TimeSpan TrimAtMostEvery = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    readonly LogHost _host;
    readonly LogLock _lock;
    readonly Dictionary<string, TopicLog> _topics = new(StringComparer.Ordinal);
    readonly List<ReadMarks> _readers = [];
    // Without a timer or a link there is nothing to dispose of, and a second call asks it.
    readonly CancellationTokenSource _closing = new();
    Task _upkeep = Task.CompletedTask;
    long _trimmed;
    volatile bool _isBehind;

    EventLog(string folder, LogHost host, LogLock held) => (Folder, _host, _lock) = (folder, host, held);

    /// <summary>Where it lies.</summary>
    public string Folder { get; }

    /// <summary>Beats when records are there to be read.</summary>
    public Pulse Pulse { get; } = new();

    /// <summary>The time of everything that waits.</summary>
    public TimeProvider Clock => _host.Clock;

    /// <summary>By topic.</summary>
    public IReadOnlyDictionary<string, TopicLog> Topics => _topics;

    /// <summary>Bytes of all files.</summary>
    public long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var topic in _topics.Values)
            {
                foreach (var partition in topic.Partitions)
                    bytes += partition.Bytes;
            }
            return bytes;
        }
    }

    /// <summary>What keeps it from taking events; null: nothing does.</summary>
    public Diagnostic? Trouble =>
        Partitions.Select(partition => partition.Trouble).FirstOrDefault(trouble => trouble is not null)
        ?? (_isBehind ? LogErrors.Behind(Folder, Bytes) : null);

    IEnumerable<PartitionLog> Partitions => _topics.Values.SelectMany(topic => topic.Partitions);

    /// <summary>Opens a log, and makes what is not there yet. What a process that died had not finished writing is cut off.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="topics">Its topics; those that have records already are opened too.</param>
    /// <param name="host">What it works with.</param>
    /// <exception cref="MixdownException">MX2431: another process writes it. MX2434, MX2435: the disk refuses.</exception>
    public static async Task<EventLog> OpenAsync(string folder, IReadOnlyList<string> topics, LogHost host)
    {
        EventLog? log = null;
        try
        {
            Directory.CreateDirectory(folder);
            log = new EventLog(folder, host, LogLock.Take(folder));
            foreach (var topic in topics.Union(Directory.EnumerateDirectories(folder).Select(found => Path.GetFileName(found)), StringComparer.Ordinal))
                log.Open(topic);
            log._upkeep = log.UpkeepAsync();
            return log;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            if (log is not null)
                await log.DisposeAsync();
            throw LogErrors.Unable(folder, problem);
        }
    }

    /// <summary>Takes records of the topic that the batch names.</summary>
    /// <returns>A task that ends when the records have been copied; in it one that ends when it is known whether they are on
    /// disk.</returns>
    public ValueTask<Task<AppendOutcome>> AddAsync(RecordBatch batch, IdempotencyKey? key, CancellationToken cancel)
    {
        var topic = _topics[batch.Source.Topic];
        var entry = key is { } request ? new KeyEntry(request.Key, request.Content, Clock.GetUtcNow().ToUnixTimeMilliseconds()) : (KeyEntry?)null;
        if (entry is { } known && topic.IsKeyTaken(known))
            return new(Task.FromResult(AppendOutcome.KeyTaken));
        _isBehind = IsFull();
        return _isBehind ? new(Task.FromResult(AppendOutcome.Behind)) : topic.AddAsync(batch, entry, cancel);
    }

    /// <summary>Adds a reader: nothing that it has not committed is deleted.</summary>
    public ReadMarks AddReader()
    {
        var marks = new ReadMarks();
        lock (_gate)
            _readers.Add(marks);
        return marks;
    }

    /// <summary>Takes a reader away.</summary>
    public void Remove(ReadMarks reader)
    {
        lock (_gate)
            _readers.Remove(reader);
    }

    /// <summary>Deletes what may go.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            _trimmed = Clock.GetTimestamp();
            var plan = new RetentionPlan(_host.Options.Retention, Clock.GetUtcNow().ToUnixTimeMilliseconds());
            foreach (var file in plan.Of(Partitions.SelectMany(Sealed), Bytes))
                Delete(file);
        }
    }

    /// <summary>Writes what has been taken, and lets the log go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested)
            return;
        await _closing.CancelAsync();
        await _upkeep;
        foreach (var partition in Partitions)
            await partition.DisposeAsync();
        _lock.Dispose();
    }

    void Open(string topic)
    {
        var folder = Path.Combine(Folder, topic);
        Directory.CreateDirectory(folder);
        var there = Directory.EnumerateDirectories(folder)
            .Select(found => int.TryParse(Path.GetFileName(found), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number + 1 : 0)
            .Append(0).Max();
        var partitions = new List<PartitionLog>();
        _topics[topic] = new TopicLog(partitions, _host.Options.Partitions);
        for (var number = 0; number < Math.Max(there, _host.Options.Partitions); number++)
            partitions.Add(new PartitionLog(new TopicPartition(topic, number), Path.Combine(folder, number.ToString(CultureInfo.InvariantCulture)), _host, Pulse));
        LocalDisk.FlushFolder(folder);
        LocalDisk.FlushFolder(Folder);
    }

    bool IsFull()
    {
        var capacity = _host.Options.Retention.Capacity;
        if (Bytes < capacity)
            return false;
        if (Clock.GetElapsedTime(Volatile.Read(ref _trimmed)) >= TrimAtMostEvery)
            Trim();
        return Bytes >= capacity;
    }

    IEnumerable<AgedFile> Sealed(PartitionLog partition)
    {
        var (segments, committed) = (partition.Segments, CommittedOf(partition.Id));
        for (var i = 0; i < segments.Count - 1; i++)
        {
            var next = segments[i + 1].First;
            yield return new AgedFile(partition, next, segments[i].Bytes, segments[i].LastTimestamp, next <= committed);
        }
    }

    // Without a reader nobody knows what is committed.
    long CommittedOf(TopicPartition partition) => _readers.Count == 0 ? 0 : _readers.Min(reader => reader.Of(partition));

    void Delete(AgedFile file)
    {
        var first = file.Partition.First;
        file.Partition.DeleteBefore(file.Next);
        if (!file.IsCommitted)
            _host.Report(LogErrors.Dropped(file.Partition.Id, Math.Max(first, CommittedOf(file.Partition.Id)), file.Next));
    }

    async Task UpkeepAsync()
    {
        while (true)
        {
            await Task.Delay(UpkeepEvery, Clock, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_closing.IsCancellationRequested)
                return;
            foreach (var partition in Partitions)
                partition.RollIfOld();
            Trim();
        }
    }
}
