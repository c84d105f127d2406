using Mixdown.Web.Hosting;

namespace Mixdown.Web.Collector.Bodies;

/// <summary>Finds lines and columns in a body.</summary>
static class BodyText
{
    /// <summary>The place of a byte.</summary>
    public static BodyPlace PlaceOf(ReadOnlySpan<byte> body, int position, int number)
    {
        var before = body[..Math.Min(position, body.Length)];
        return new BodyPlace(number, 1 + before.Count((byte)'\n'), before.Length - before.LastIndexOf((byte)'\n'));
    }

    /// <summary>The body without the mark that some editors put before it.</summary>
    public static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? body[3..] : body;
}
