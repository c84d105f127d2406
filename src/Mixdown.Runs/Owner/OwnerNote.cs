using System.Text.Json;

namespace Mixdown.Runs.Owner;

/// <summary>Who took a target's lock last, for people and for finding the owner. Only the lock itself says whether that process
/// still owns it.</summary>
/// <param name="ProcessId">The owner's process id.</param>
/// <param name="Command">Its command line, without secrets: the verb and its selection.</param>
sealed record OwnerNote(int ProcessId, string Command)
{
    /// <summary>Replaces the note.</summary>
    public static void Write(string path, OwnerNote note)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteNumber("pid", note.ProcessId);
        json.WriteString("command", note.Command);
        json.WriteEndObject();
    }

    /// <summary>The note, or null when there is none or it is being written.</summary>
    public static OwnerNote? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        return JsonDocument.TryParseValue(ref reader, out var json)
            && json.RootElement.TryGetProperty("pid", out var pid)
            && json.RootElement.TryGetProperty("command", out var command)
                ? new OwnerNote(pid.GetInt32(), command.GetString() ?? "")
                : null;
    }
}
