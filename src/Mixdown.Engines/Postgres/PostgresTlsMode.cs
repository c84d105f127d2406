namespace Mixdown.Engines.Postgres;

/// <summary>The words of libpq's <c>sslmode</c>.</summary>
public enum PostgresTlsMode
{
    /// <summary>Never encrypted.</summary>
    Disable,

    /// <summary>Encrypted only where the server insists.</summary>
    Allow,

    /// <summary>Encrypted where the server can.</summary>
    Prefer,

    /// <summary>Encrypted, whoever the server is.</summary>
    Require,

    /// <summary>Encrypted, and the certificate comes from a known authority.</summary>
    VerifyCa,

    /// <summary>As <see cref="VerifyCa"/>, and it names the host.</summary>
    VerifyFull,
}
