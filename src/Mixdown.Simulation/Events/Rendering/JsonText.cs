using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Mixdown.Simulation.Events.Rendering;

/// <summary>Parts of JSON objects that many events share, made once.</summary>
static class JsonText
{
    /// <summary><c>,"name":"value"</c>.</summary>
    public static string Member(string name, string value) => $",\"{name}\":{Quoted(value)}";

    /// <summary><c>,"name":value</c>.</summary>
    public static string Member(string name, long value) => string.Create(CultureInfo.InvariantCulture, $",\"{name}\":{value}");

    /// <summary>A text in quotes; letters beyond ASCII stay as they are.</summary>
    public static string Quoted(string value) => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>UTF-8.</summary>
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The text as it looks to somebody who takes its UTF-8 for Latin-1: <c>Corazón</c> becomes <c>CorazÃ³n</c>.</summary>
    public static string Mojibake(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
}
