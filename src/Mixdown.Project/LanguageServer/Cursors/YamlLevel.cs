namespace Mixdown.Project.LanguageServer.Cursors;

/// <summary>A list or map round a cursor.</summary>
/// <param name="Key">The key that it stands under.</param>
/// <param name="Name">What the item round the cursor is called; null as long as it says no <c>name</c> above the cursor.</param>
readonly record struct YamlLevel(string Key, string? Name);
