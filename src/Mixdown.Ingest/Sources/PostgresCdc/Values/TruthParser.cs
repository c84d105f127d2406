using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Sources.PostgresCdc.Values;

/// <summary><c>t</c> and <c>f</c>.</summary>
readonly struct TruthParser : IFieldParser<byte>
{
    public unsafe bool TryParse(byte* text, int length, out byte value)
    {
        value = *text == 't' ? (byte)1 : (byte)0;
        return length == 1 && *text is ((byte)'t' or (byte)'f');
    }
}
