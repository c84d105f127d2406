namespace Mixdown.S3.Objects;

/// <summary>A part of an object that is being made.</summary>
/// <param name="Upload">The upload that it belongs to.</param>
/// <param name="Number">From 1.</param>
/// <param name="From">Where it begins in the object.</param>
/// <param name="Bytes">At least 1.</param>
readonly record struct S3Part(string Upload, int Number, long From, long Bytes);
