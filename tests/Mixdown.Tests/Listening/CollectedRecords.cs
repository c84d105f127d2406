using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Mixdown.Data.Records;

namespace Mixdown.Tests.Listening;

/// <summary>A sink that keeps records.</summary>
sealed class CollectedRecords : IRecordSink
{
    readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Dictionary<string, List<(string Key, byte[] Value, long Timestamp)>> Topics { get; } = [];

    public int Flushes { get; private set; }

    public Task WriteAsync(RecordBatch batch, CancellationToken cancel)
    {
        if (!Topics.TryGetValue(batch.Source.Topic, out var records))
            Topics.Add(batch.Source.Topic, records = []);
        for (var i = 0; i < batch.Count; i++)
            records.Add((Encoding.UTF8.GetString(batch.Key(i)), batch.Value(i).ToArray(), batch.Timestamp(i)));
        return Task.CompletedTask;
    }

    public Task FlushAsync(CancellationToken cancel)
    {
        Flushes++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public string Hash()
    {
        foreach (var (topic, records) in Topics.OrderBy(topic => topic.Key, StringComparer.Ordinal))
        {
            _hash.AppendData(Encoding.UTF8.GetBytes(topic));
            foreach (var (key, value, _) in records)
            {
                _hash.AppendData(Encoding.UTF8.GetBytes(key));
                _hash.AppendData(value);
            }
        }
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public IEnumerable<JsonElement> Read(string topic) => Topics[topic].Select(record => JsonDocument.Parse(record.Value).RootElement);
}
