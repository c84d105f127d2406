using System.Text;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Ingest.Sources.Files.Bytes;

/// <summary>Turns text of another encoding into UTF-8, and stops at bytes that the encoding does not have.</summary>
sealed class TranscodingStream(Stream inner, Encoding encoding, string file) : ReadOnlyStream
{
    readonly Stream _utf8 = Encoding.CreateTranscodingStream(inner, Strict(encoding), new UTF8Encoding(false));

    public override int Read(byte[] buffer, int offset, int count)
    {
        try
        {
            return _utf8.Read(buffer, offset, count);
        }
        catch (DecoderFallbackException wrong)
        {
            throw new MixdownException(
                new Diagnostic(
                    "MX2024", $"{file} is not written in {encoding.WebName}", new SourceSpan(file, 1, 1, 1),
                    "Nothing of it was loaded. Set the option encoding to what it is written in."),
                wrong);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _utf8.Dispose();
        base.Dispose(disposing);
    }

    static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }
}
