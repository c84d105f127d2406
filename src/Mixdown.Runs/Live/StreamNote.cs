using System.Text.Json;
using Mixdown.Runs.Owner;

namespace Mixdown.Runs.Live;

/// <summary>How other commands find the process that runs a target's streams: <c>.mixdown/stream.TARGET.json</c>.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Socket">Its unix socket, absolute.</param>
/// <param name="Address">Where it listens for others, for example <c>http://127.0.0.1:8080/</c>; empty where it does not.</param>
public sealed record StreamNote(int ProcessId, string Socket, string Address)
{
    /// <summary>Replaces the note of a target at once, so that no reader sees half of it.</summary>
    public void Write(TargetFolders folders)
    {
        var fresh = $"{folders.StreamNote}.{ProcessId}";
        using (var file = File.Create(fresh))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("pid", ProcessId);
            json.WriteString("socket", Socket);
            json.WriteString("address", Address);
            json.WriteEndObject();
        }
        File.Move(fresh, folders.StreamNote, overwrite: true);
    }

    /// <summary>The targets of a project that have a note.</summary>
    public static IEnumerable<string> Targets(string projectDir)
    {
        const string Prefix = "stream.";
        var folder = Path.Combine(projectDir, ".mixdown");
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, $"{Prefix}*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..]).Order(StringComparer.Ordinal);
    }

    /// <summary>The note of a target; null when there is none. Its process may be gone.</summary>
    public static StreamNote? Read(TargetFolders folders)
    {
        if (!File.Exists(folders.StreamNote))
            return null;
        var reader = new Utf8JsonReader(File.ReadAllBytes(folders.StreamNote));
        return JsonDocument.TryParseValue(ref reader, out var json)
            && json.RootElement.TryGetProperty("pid", out var pid)
            && json.RootElement.TryGetProperty("socket", out var socket)
            && json.RootElement.TryGetProperty("address", out var address)
                ? new StreamNote(pid.GetInt32(), socket.GetString()!, address.GetString()!)
                : null;
    }
}
