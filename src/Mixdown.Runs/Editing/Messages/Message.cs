using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mixdown.Runs.Editing.Messages;

/// <summary>A request or a notification.</summary>
/// <param name="Method">What is asked or told.</param>
/// <param name="Id">Names the answer; null of a notification, which has none.</param>
/// <param name="Params">What belongs to it.</param>
sealed record Message(string Method, JsonElement? Id, JsonElement Params)
{
    static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The message of a body; null when it is an answer, which nothing here waits for.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    /// <exception cref="RequestException">It is no message.</exception>
    public static Message? Read(byte[] body)
    {
        var root = JsonElement.Parse(body);
        if (root.ValueKind != JsonValueKind.Object)
            throw new RequestException(ErrorCode.InvalidRequest, "A message has to be one object");
        JsonElement? id = root.TryGetProperty("id", out var given) && given.ValueKind is JsonValueKind.String or JsonValueKind.Number ? given : null;
        if (root.TryGetProperty("method", out var method) && method.ValueKind == JsonValueKind.String)
            return new Message(method.GetString()!, id, root.TryGetProperty("params", out var found) ? found : default);
        return root.TryGetProperty("result", out _) || root.TryGetProperty("error", out _) ? null : throw new RequestException(ErrorCode.InvalidRequest, "A message needs a 'method'");
    }

    /// <summary>What belongs to it, in the form that its method takes.</summary>
    /// <exception cref="RequestException">It has another form.</exception>
    public T Read<T>() where T : class
    {
        try
        {
            return (Params.ValueKind == JsonValueKind.Undefined ? null : Params.Deserialize<T>(Strict))
                ?? throw new RequestException(ErrorCode.InvalidParams, $"'{Method}' needs parameters");
        }
        catch (JsonException wrong)
        {
            // The boundary of a message: what the other side wrote is told to it.
            throw new RequestException(ErrorCode.InvalidParams, $"The parameters of '{Method}' are wrong: {wrong.Message}");
        }
    }

    /// <summary>The answer to a request.</summary>
    public static JsonObject Answer(JsonElement id, JsonNode? result) => new() { ["jsonrpc"] = "2.0", ["id"] = JsonNode.Parse(id.GetRawText()), ["result"] = result };

    /// <summary>The answer to a request that has none.</summary>
    public static JsonObject Failure(JsonElement? id, ErrorCode code, string message) => new()
    {
        ["jsonrpc"] = "2.0",
        ["id"] = id is { } known ? JsonNode.Parse(known.GetRawText()) : null,
        ["error"] = new JsonObject { ["code"] = (int)code, ["message"] = message },
    };

    /// <summary>Something to tell the other side.</summary>
    public static JsonObject Notification(string method, JsonNode content) => new() { ["jsonrpc"] = "2.0", ["method"] = method, ["params"] = content };
}
