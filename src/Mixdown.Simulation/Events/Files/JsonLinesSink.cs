using Mixdown.Data.Records;

namespace Mixdown.Simulation.Events.Files;

/// <summary>Writes each topic into a file of its own, a record a line: <c>listen_events.jsonl</c>. Keys are left out.</summary>
/// <param name="folder">There already.</param>
public sealed class JsonLinesSink(string folder) : IRecordSink
{
    /// <summary>Bytes that wait before they go to the file.</summary>
    const int BlockBytes = 1 << 18;

    /// <summary>The end of the files' names.</summary>
    public const string Extension = ".jsonl";

    readonly Dictionary<string, FileStream> _files = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        var file = FileOf(batch.Source.Topic);
        for (var record = 0; record < batch.Count; record++)
        {
            file.Write(batch.Value(record));
            file.WriteByte((byte)'\n');
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task FlushAsync(CancellationToken cancel)
    {
        foreach (var file in _files.Values)
            await file.FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var file in _files.Values)
            await file.DisposeAsync();
        _files.Clear();
    }

    /// <summary>Makes the topic's file, so that it is there even if nothing happens.</summary>
    public void Create(string topic) => FileOf(topic);

    FileStream FileOf(string topic)
    {
        if (!_files.TryGetValue(topic, out var file))
        {
            file = new FileStream(Path.Combine(folder, topic + Extension), FileMode.Create, FileAccess.Write, FileShare.Read, BlockBytes);
            _files.Add(topic, file);
        }
        return file;
    }
}
