using Mixdown.Data.Diagnostics;
using Mixdown.Data.Settings;

namespace Mixdown.Project.Files;

/// <summary>An entry of a map of named things: a load, a target.</summary>
/// <param name="Name">Its key.</param>
/// <param name="At">Where the key stands.</param>
/// <param name="Settings">What it says, Jinja rendered.</param>
public sealed record NamedSettings(string Name, SourceSpan At, SettingNode.Map Settings);
