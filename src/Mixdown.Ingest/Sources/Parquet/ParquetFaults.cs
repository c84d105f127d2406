using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb.Native;

namespace Mixdown.Ingest.Sources.Parquet;

/// <summary>What the engine says of a file that it cannot read, with the file's own name.</summary>
static class ParquetFaults
{
    /// <summary>As <see cref="Broken"/>, unless the fault is none of the file: a full disk, too little memory.</summary>
    public static MixdownException Explain(string name, string path, MixdownException fault) => fault.InnerException switch
    {
        DuckDBException { ErrorType: DuckDBErrorType.IO } broken when !broken.Message.Contains(path, StringComparison.Ordinal) => fault,
        DuckDBException { ErrorType: DuckDBErrorType.OutOfMemory } => fault,
        DuckDBException => Broken(name, fault),
        _ => fault,
    };

    /// <summary>The file's content is not what a Parquet file has.</summary>
    public static MixdownException Broken(string name, MixdownException fault) => new(
        new Diagnostic(
            "MX2230", $"{name} is no whole Parquet file: {FirstLine(fault.Diagnostics[0].Message)}", new SourceSpan(name, 1, 1, 1),
            "Nothing of it was loaded. It is cut off or damaged: bring it again."),
        fault);

    static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
