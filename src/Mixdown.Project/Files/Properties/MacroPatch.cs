using Mixdown.Data.Settings;

namespace Mixdown.Project.Files.Properties;

/// <summary>What a properties file says of a macro.</summary>
/// <param name="Name">The macro's name.</param>
/// <param name="Map">All that is said of it.</param>
/// <param name="File">The properties file.</param>
sealed record MacroPatch(string Name, SettingNode.Map Map, TextFile File);
