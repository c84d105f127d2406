using System.Text;
using System.Text.Json;

namespace Mixdown.Testing.Warehouses;

/// <summary>The run_results.json that a command may leave behind.</summary>
sealed class ResultsFile
{
    readonly string _path;
    readonly string? _before;

    public ResultsFile(string path)
    {
        _path = path;
        _before = Text();
    }

    /// <summary>A line for each node, by id: how it ended, and of what is no success why. Nothing when the file is the one that
    /// was there before.</summary>
    public string Print()
    {
        if (Text() is not { } text || text == _before)
            return "";
        using var json = JsonDocument.Parse(text);
        var lines = json.RootElement.GetProperty("results").EnumerateArray().Select(Line).Order(StringComparer.Ordinal);
        return string.Concat(lines);
    }

    static string Line(JsonElement result)
    {
        var status = result.GetProperty("status").GetString()!;
        var line = new StringBuilder($"{result.GetProperty("unique_id").GetString()} {status}");
        // The message of an error is printed with the errors.
        if (status is "fail" or "warn" or "skipped" or "partial success" && result.GetProperty("message").GetString() is { Length: > 0 } message)
            line.Append(": ").Append(message.Split('\n')[0]);
        return line.Append('\n').ToString();
    }

    string? Text() => File.Exists(_path) ? File.ReadAllText(_path) : null;
}
