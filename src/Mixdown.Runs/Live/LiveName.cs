using Mixdown.Data.Diagnostics;

namespace Mixdown.Runs.Live;

/// <summary>A name of the schema <c>live</c> in a person's SQL.</summary>
/// <param name="Name">What stands behind <c>live.</c></param>
/// <param name="At">Where; the file is <c>&lt;sql&gt;</c>.</param>
readonly record struct LiveName(string Name, SourceSpan At);
