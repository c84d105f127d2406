namespace Mixdown.Ingest.Sources.Values;

/// <summary>Turns the text of a field into a value; a struct, so that the loop over a column is compiled with it inlined.</summary>
interface IFieldParser<T> where T : unmanaged
{
    /// <summary>False when the text is no such value without loss.</summary>
    /// <param name="text">The first byte; 8 bytes may be read at any place of the field.</param>
    /// <param name="length">At least 1.</param>
    /// <param name="value">The value in the engine's layout.</param>
    unsafe bool TryParse(byte* text, int length, out T value);
}
