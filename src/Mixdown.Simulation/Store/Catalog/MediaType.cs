using System.Collections.Immutable;
using Mixdown.Simulation.Randomness;

namespace Mixdown.Simulation.Store.Catalog;

/// <summary>How a track is stored; its id is its place in <see cref="All"/>, from 1.</summary>
/// <param name="Name">As in the file.</param>
/// <param name="Weight">Share of the audio albums; 0 for video.</param>
/// <param name="BytesPerSecond">Size of a second, before chance.</param>
sealed record MediaType(string Name, int Weight, int BytesPerSecond)
{
    public static readonly ImmutableArray<MediaType> All =
    [
        new("MP3 audio", 70, 32_000), new("AAC audio", 15, 24_000), new("Ogg Vorbis audio", 5, 20_000),
        new("FLAC audio", 10, 110_000), new("MP4 video", 0, 190_000),
    ];

    /// <summary>The place in <see cref="All"/> of the one video type.</summary>
    public const int Video = 4;

    /// <summary>Picks an audio type by its weight.</summary>
    public static readonly Weights Audio = new([.. All.Take(Video).Select(type => type.Weight)]);
}
