namespace Mixdown.Ingest.Sources.Values;

/// <summary>Floating-point numbers of 32 bits, where a person has asked for them.</summary>
readonly struct FloatParser(byte point) : IFieldParser<float>
{
    readonly DoubleParser _wide = new(point);

    public unsafe bool TryParse(byte* text, int length, out float value)
    {
        var fits = _wide.TryParse(text, length, out var wide);
        value = (float)wide;
        return fits && float.IsFinite(value);
    }
}
