namespace Mixdown.Data.Records;

/// <summary>Takes records for topics: files, a log, a broker, a collector. For one writer.</summary>
public interface IRecordSink : IAsyncDisposable
{
    /// <summary>Writes records of the topic that <see cref="RecordBatch.Source"/> names, in their order. When it returns the batch may
    /// be used again; when the sink cannot keep up it returns later.</summary>
    Task WriteAsync(RecordBatch batch, CancellationToken cancel);

    /// <summary>Returns when everything that was written is kept: on disk, or acknowledged by whoever took it.</summary>
    Task FlushAsync(CancellationToken cancel);
}
