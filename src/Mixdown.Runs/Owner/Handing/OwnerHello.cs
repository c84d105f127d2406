using System.Text.Json;

namespace Mixdown.Runs.Owner.Handing;

/// <summary>What an owner says of itself to a command that comes.</summary>
/// <param name="ProcessId">The process.</param>
/// <param name="Version">Its version of Mixdown.</param>
sealed record OwnerHello(int ProcessId, string Version)
{
    /// <summary>As the body of a frame.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Out of the body of a frame.</summary>
    public static OwnerHello? Read(ReadOnlySpan<byte> body) => JsonSerializer.Deserialize<OwnerHello>(body);
}
