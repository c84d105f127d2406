using Mixdown.Data.Schemas;

namespace Mixdown.Delta.Checkpoints;

/// <summary>Turns rows of JSON into a Parquet file and back, so that this library needs no Parquet of its own.</summary>
/// <remarks>
/// <para>A row is one line of UTF-8 JSON, <c>{"add":{…}}</c>: its members are the columns; a member that is missing or null is
/// NULL. Lines end in <c>\n</c>.</para>
/// <para>The columns of a checkpoint are <see cref="CheckpointColumns.Classic"/> (to read, <see cref="CheckpointColumns.Any"/>), one struct for each kind of action. In
/// DuckDB's words:</para>
/// <code>
/// txn      STRUCT(appId VARCHAR, version BIGINT, lastUpdated BIGINT)
/// add      STRUCT(path VARCHAR, partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, modificationTime BIGINT,
///                 dataChange BOOLEAN, stats VARCHAR, tags MAP(VARCHAR, VARCHAR), deletionVector STRUCT(storageType VARCHAR,
///                 pathOrInlineDv VARCHAR, "offset" INTEGER, sizeInBytes INTEGER, cardinality BIGINT))
/// remove   STRUCT(path VARCHAR, deletionTimestamp BIGINT, dataChange BOOLEAN, extendedFileMetadata BOOLEAN,
///                 partitionValues MAP(VARCHAR, VARCHAR), size BIGINT, deletionVector STRUCT(…))
/// metaData STRUCT(id VARCHAR, name VARCHAR, description VARCHAR, format STRUCT(provider VARCHAR,
///                 options MAP(VARCHAR, VARCHAR)), schemaString VARCHAR, partitionColumns VARCHAR[],
///                 configuration MAP(VARCHAR, VARCHAR), createdTime BIGINT)
/// protocol STRUCT(minReaderVersion INTEGER, minWriterVersion INTEGER, readerFeatures VARCHAR[], writerFeatures VARCHAR[])
/// domainMetadata STRUCT(domain VARCHAR, configuration VARCHAR, removed BOOLEAN)
/// </code>
/// <para>A map is a JSON object; its values may be null. The order of the rows does not matter.</para>
/// </remarks>
public interface IParquetHandler
{
    /// <summary>One Parquet file with the rows.</summary>
    /// <param name="columns">Columns and types of the file; a member of a row that is not among them does not occur.</param>
    /// <param name="rows">Lines of JSON.</param>
    /// <param name="cancel">Stops the work.</param>
    Task<byte[]> EncodeAsync(ColumnList columns, ReadOnlyMemory<byte> rows, CancellationToken cancel);

    /// <summary>The rows of a Parquet file that any writer of Delta tables may have made: columns and struct fields may be
    /// missing, others may be there and may be left out. NULL members may be left out.</summary>
    /// <param name="columns">What is wanted of each row.</param>
    /// <param name="parquet">The whole file.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>Lines of JSON.</returns>
    /// <exception cref="Mixdown.Data.Diagnostics.MixdownException">The bytes are not a readable Parquet file.</exception>
    Task<byte[]> DecodeAsync(ColumnList columns, ReadOnlyMemory<byte> parquet, CancellationToken cancel);
}
