namespace Mixdown.Ingest.Sources.PostgresCdc.Snapshots;

/// <summary>Whole rows of a COPY.</summary>
sealed class CopyBlock
{
    /// <summary>The rows, each with a line end.</summary>
    public byte[] Bytes { get; set; } = [];

    /// <summary>How many bytes they are.</summary>
    public int Length { get; set; }

    /// <summary>The number of the first row.</summary>
    public long FirstRow { get; set; }
}
