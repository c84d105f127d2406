using System.Text.Json;

namespace Mixdown.Runs.Owner;

/// <summary>Who took a target's lock last, for people and for finding the owner. Only the lock itself says whether that process
/// still owns it.</summary>
/// <param name="ProcessId">The owner's process id.</param>
/// <param name="Command">Its command line, without secrets: the verb and its selection.</param>
sealed record OwnerNote(int ProcessId, string Command)
{
    const string Prefix = "owner.";

    /// <summary>The unix socket at which it takes commands of this user; empty: it takes none.</summary>
    public string Socket { get; init; } = "";

    /// <summary>Where browsers find it, for example <c>http://127.0.0.1:8080/</c>; empty where they do not.</summary>
    public string Address { get; init; } = "";

    /// <summary>Replaces the note at once, so that no reader sees half of it.</summary>
    public static void Write(string path, OwnerNote note)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = $"{path}.{note.ProcessId}";
        using (var file = File.Create(fresh))
        using (var json = new Utf8JsonWriter(file))
        {
            json.WriteStartObject();
            json.WriteNumber("pid", note.ProcessId);
            json.WriteString("command", note.Command);
            if (note.Socket.Length > 0)
                json.WriteString("socket", note.Socket);
            if (note.Address.Length > 0)
                json.WriteString("address", note.Address);
            json.WriteEndObject();
        }
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>The note, or null when there is none or it is not whole.</summary>
    public static OwnerNote? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        var reader = new Utf8JsonReader(File.ReadAllBytes(path));
        return JsonDocument.TryParseValue(ref reader, out var json)
            && json.RootElement.TryGetProperty("pid", out var pid)
            && json.RootElement.TryGetProperty("command", out var command)
                ? new OwnerNote(pid.GetInt32(), command.GetString() ?? "") { Socket = Text(json, "socket"), Address = Text(json, "address") }
                : null;
    }

    /// <summary>The targets of a project that have a note.</summary>
    public static IEnumerable<string> Targets(string projectDir)
    {
        var folder = Path.Combine(projectDir, ".mixdown");
        return !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, $"{Prefix}*.json")
            .Select(file => Path.GetFileNameWithoutExtension(file)[Prefix.Length..]).Order(StringComparer.Ordinal);
    }

    static string Text(JsonDocument json, string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";
}
