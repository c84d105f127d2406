namespace Mixdown.S3.Settings;

/// <summary>When requests carry the checksums that AWS added in 2024, which many other servers refuse.</summary>
public enum S3Checksum
{
    /// <summary>Only where AWS demands one.</summary>
    WhenRequired,

    /// <summary>Wherever AWS understands one.</summary>
    WhenSupported,
}
