using System.Text.Json;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>A command line that the owner of its target runs in the place of the process that it was given to.</summary>
public sealed record HandedCommand
{
    /// <summary>The verb, for people.</summary>
    public required string Verb { get; init; }

    /// <summary>The command line without the program.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The folder that it was given in, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The environment variables that the project may ask for, and no others.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Whether a person watches its output.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>Whether its output may have colours.</summary>
    public bool HasColour { get; init; }

    /// <summary>Columns of the place that its output goes to.</summary>
    public int Width { get; init; }

    /// <summary>As the body of a frame.</summary>
    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Out of the body of a frame.</summary>
    internal static HandedCommand? Read(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<HandedCommand>(body);
}
