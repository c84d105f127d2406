using System.Globalization;
using Mixdown.Delta.DeletionVectors;

namespace Mixdown.Delta.Actions;

/// <summary>Where it is written which rows of a data file are deleted. <see cref="DeltaTable.DeletedRowsAsync(AddFile, CancellationToken)"/> reads them.</summary>
/// <param name="Storage"><c>u</c>: a file named by a UUID; <c>p</c>: a file by its absolute path; <c>i</c>: in <paramref name="Place"/> itself.</param>
/// <param name="Place">The encoded UUID with an optional prefix, the path, or the encoded rows.</param>
/// <param name="Bytes">Size of the rows in their serialized form.</param>
/// <param name="Rows">How many rows are deleted.</param>
public sealed record DeletionVector(string Storage, string Place, int Bytes, long Rows)
{
    const int UuidLetters = 20;

    /// <summary>Where in the file the rows begin; null where they are in no file.</summary>
    public int? Offset { get; init; }

    /// <summary>The file that holds the rows, as <see cref="AddFile.DataPath"/> names files; null where they are in no file, or
    /// its name cannot be read.</summary>
    public string? DataPath => Storage switch
    {
        "p" => FilePath.Decode(Place),
        "u" => Named(Place),
        _ => null,
    };

    /// <summary>The name of this set of rows: a data file with another set is another file to the log.</summary>
    public string Id => Offset is { } offset ? string.Create(CultureInfo.InvariantCulture, $"{Storage}{Place}@{offset}") : Storage + Place;

    /// <summary>A folder, which may be missing, and 20 letters that stand for 16 bytes.</summary>
    static string? Named(string place)
    {
        if (place.Length < UuidLetters || Base85.Decode(place.AsSpan(place.Length - UuidLetters)) is not { } id)
            return null;
        var name = $"deletion_vector_{new Guid(id, bigEndian: true)}.bin";
        return place.Length == UuidLetters ? name : $"{place[..^UuidLetters]}/{name}";
    }
}
