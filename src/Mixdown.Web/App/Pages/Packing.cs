namespace Mixdown.Web.App.Pages;

/// <summary>How the bytes of an answer are packed.</summary>
enum Packing
{
    /// <summary>Not at all.</summary>
    Plain,

    /// <summary>With gzip.</summary>
    Gzip,

    /// <summary>With Brotli.</summary>
    Brotli,
}
