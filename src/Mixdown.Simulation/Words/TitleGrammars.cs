namespace Mixdown.Simulation.Words;

/// <summary>How one style of music names its artists, albums and tracks.</summary>
/// <param name="Artist">Fed by <see cref="Randomness.MixedRadix"/>, so that no two artists share a name.</param>
/// <param name="Album">Titles may repeat, as they do in life.</param>
/// <param name="Track">Titles may repeat.</param>
sealed record TitleGrammars(Grammar Artist, Grammar Album, Grammar Track)
{
    /// <summary>Bands and singers.</summary>
    public static readonly TitleGrammars Songs = new(
        Of("The {adjective} {plural}", "{adjective} {noun}", "{voice} {family}", "{noun} & the {plural}",
            "{voice} and the {plural}",
            "{abroad} {noun}", "{place} {plural}", "{verb} {plural}"),
        Of("{adjective} {noun}", "{adjective} {noun}", "The {noun} of {feeling}", "{feeling} and {feeling}", "{verb} to {place}",
            "Songs from {place}", "{noun}, {noun}", "Live at \"The {noun}\"", "{abroad} {and} {abroad}", "{adjective} {plural}",
            "{time} in {place}", "Greatest {plural}, Vol. {digit}"),
        Of("{adjective} {noun}", "{adjective} {noun}", "{verb} in the {noun}", "{verb} {time}", "The {adjective} {noun}",
            "{feeling} and {feeling}", "{feeling}", "{noun} of {feeling}", "{abroad}", "{abroad} {and} {abroad}",
            "{verb}, {verb}", "My {adjective} {noun}", "\"{noun}\"", "{time}", "{place}", "{noun} (Live at {place})",
            "{feeling} for {voice}", "Don't Wake the {plural}", "No More {plural}", "{digit} {plural}"));

    /// <summary>Orchestras and soloists.</summary>
    public static readonly TitleGrammars Concerts = new(
        Of("{place} {ensemble}", "{family} {ensemble}", "{voice} {family}, {instrument}", "{adjective} {noun} {ensemble}",
            "{voice} {family} {ensemble}"),
        Of("{family}: The {form}s", "{form} in {key}", "{family}: {form}s, Op. {digit}", "An Evening in {place}",
            "The {adjective} {form}"),
        Of("{form} in {key}, Op. {digit}: {tempo}", "{form} No. {digit}", "{tempo} in {key}", "The {adjective} {noun}: {tempo}",
            "{form} \"{abroad}\""));

    /// <summary>Series of films.</summary>
    public static readonly TitleGrammars Series = new(
        Of("The {noun} Files", "{place}", "{adjective} {plural}", "{place} {noun}", "The {plural} of {place}",
            "{voice} {family} Presents"),
        Of("{noun}, Season {digit}", "Season {digit}", "The {adjective} Season", "Season {digit}: {feeling}"),
        Of("The {adjective} {noun}", "{feeling}, Part {digit}", "{verb} {time}", "The {noun} and the {noun}", "Goodbye, {voice}",
            "{time} in {place}"));

    /// <summary>Playlists.</summary>
    public static readonly Grammar Playlist = Of(
        "{time} {plural}", "{verb} Mix", "{feeling} for {time}", "{adjective} Mix {digit}",
        "{voice}’s {plural}", "{place} Radio", "{verb} to {place}");

    static Grammar Of(params string[] patterns) => new(TitleWords.All, patterns);
}
