namespace Mixdown.Project.Files.Properties;

/// <summary>What a properties file says of a macro.</summary>
sealed record MacroPatch(string Name, string Description);
