namespace Mixdown.Web.Exports;

/// <summary>What bounds the making of files, and with what they are made.</summary>
public sealed record ExportOptions
{
    /// <summary>The environment: <c>MIXDOWN_BROWSER</c> names a browser, <c>PATH</c> and the folders of programs are searched for one.</summary>
    public required IReadOnlyDictionary<string, string> Environment { get; init; }

    /// <summary>How long a browser may take to draw once. Default 2 minutes: a page of twelve tiles takes two seconds on
    /// a laptop, and more than a minute on a machine that has ten times as much to do as it can.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What the script of a page may take in the browser's memory, in megabytes. Default 512: a page takes some twenty.</summary>
    public int HeapMegabytes { get; init; } = 512;
}
