namespace Mixdown.Data.Batches;

/// <summary>Where the bytes of long strings of a vector live.</summary>
public interface IStringArena
{
    /// <summary>Copies <paramref name="utf8"/> (more than 12 bytes, valid UTF-8) into the arena of the vector
    /// <paramref name="vector"/> and writes the 16-byte string at <paramref name="row"/>.</summary>
    void Assign(nint vector, int row, ReadOnlySpan<byte> utf8);
}
