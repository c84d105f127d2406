using Mixdown.Ingest.Sources.Values;

namespace Mixdown.Ingest.Postgres.Texts;

/// <summary>Truth as the server prints it, <c>t</c> and <c>f</c>, and as it casts it, <c>true</c> and <c>false</c>.</summary>
readonly struct TruthParser : IFieldParser<byte>
{
    public unsafe bool TryParse(byte* text, int length, out byte value)
    {
        value = *text == 't' ? (byte)1 : (byte)0;
        return length == 1 ? *text is (byte)'t' or (byte)'f' : default(BooleanParser).TryParse(text, length, out value);
    }
}
