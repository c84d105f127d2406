using System.Text.Json;
using Mixdown.Delta.Log;

namespace Mixdown.Delta.Checkpoints;

/// <summary>The file <c>_last_checkpoint</c>: where to begin to list the log. A hint and no more: it may be old, torn or missing.</summary>
/// <param name="Version">The version of a checkpoint.</param>
/// <param name="Actions">How many actions it has.</param>
/// <param name="Bytes">Size of the checkpoint's file.</param>
/// <param name="Files">How many files the table has.</param>
sealed record LastCheckpoint(long Version, long Actions, long Bytes, long Files)
{
    /// <summary>Its name in the log's folder.</summary>
    public const string Name = "_last_checkpoint";

    /// <summary>The version that the hint names; null where it cannot be read, which is no error.</summary>
    public static long? ParseVersion(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && new JsonFields(document.RootElement).WholeIfAny("version") is >= 0 and var version ? version : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The hint as its file holds it.</summary>
    public byte[] ToJson()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteNumber("size", Actions);
            json.WriteNumber("sizeInBytes", Bytes);
            json.WriteNumber("numOfAddFiles", Files);
            json.WriteEndObject();
        }
        return bytes.ToArray();
    }
}
