namespace Mixdown.Engines.Postgres;

/// <summary>How a connection is encrypted.</summary>
public sealed record PostgresTls
{
    /// <summary>Whether to encrypt, and what of the server's certificate to check. Default: encrypt where the server can, as
    /// every PostgreSQL client does.</summary>
    public PostgresTlsMode Mode { get; init; } = PostgresTlsMode.Prefer;

    /// <summary>The file of the authorities that the server's certificate may come from; null: the system's. With it,
    /// <see cref="PostgresTlsMode.Require"/> checks the certificate too, as libpq does.</summary>
    public string? RootCertificate { get; init; }

    /// <summary>The file of our own certificate; null for none.</summary>
    public string? Certificate { get; init; }

    /// <summary>The file of our certificate's key.</summary>
    public string? Key { get; init; }
}
