namespace Mixdown.Runs.Quality.Reading;

/// <summary>An outcome as the store keeps it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">What was found.</param>
/// <param name="NewestAt">Of the freshness of a source, when its newest row came.</param>
sealed record KeptOutcome(CheckOutcome Outcome, string Message, DateTimeOffset? NewestAt);
