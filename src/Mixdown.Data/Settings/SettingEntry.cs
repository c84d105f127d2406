using Mixdown.Data.Diagnostics;

namespace Mixdown.Data.Settings;

/// <summary>A key of a map and its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyAt">The key's own place, for "unknown key" messages.</param>
/// <param name="Value">The value.</param>
public sealed record SettingEntry(string Key, SourceSpan KeyAt, SettingNode Value);
