using System.Text.Json;

namespace Mixdown.Web.Hosting;

/// <summary>A place in the body of a request.</summary>
/// <param name="Event">Which event of the body, from 0.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The byte in the line, from 1.</param>
readonly record struct BodyPlace(int Event, long Line, long Column)
{
    /// <summary>Writes it into an object that is open.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("event", Event);
        json.WriteNumber("line", Line);
        json.WriteNumber("column", Column);
    }
}
