using Mixdown.Data.Diagnostics;

namespace Mixdown.Streams.Settings;

/// <summary>Chooses streams by their names.</summary>
public static class StreamChoice
{
    /// <summary>Those of these names, all where there are none.</summary>
    /// <exception cref="MixdownException">MX2420: there is none of that name, or none at all.</exception>
    public static IReadOnlyList<StreamDefinition> Of(IReadOnlyList<StreamDefinition> streams, IReadOnlyList<string> names)
    {
        if (streams.Count == 0)
            throw new MixdownException(new Diagnostic("MX2420", "The project has no streams", Hint: "Declare one in mixdown.yml: streams: { clicks: { type: collector, topics: [click] } }."));
        var known = streams.Select(stream => stream.Name).ToList();
        if (names.FirstOrDefault(name => !known.Contains(name, StringComparer.Ordinal)) is { } unknown)
            throw new MixdownException(new Diagnostic("MX2420", $"There is no stream '{unknown}'", Hint: DidYouMean.Hint(unknown, known)));
        return names.Count == 0 ? streams : [.. streams.Where(stream => names.Contains(stream.Name, StringComparer.Ordinal))];
    }
}
