using Mixdown.Data.Diagnostics;
using Mixdown.Engines.DuckDb;
using Mixdown.Project.Files;

namespace Mixdown.Runs.Running;

/// <summary>Where the warehouse of a target is.</summary>
static class WarehouseFile
{
    /// <summary>The file that <c>path</c> in profiles.yml names, absolute; <c>data/&lt;target&gt;/warehouse.duckdb</c> when it names none.</summary>
    /// <exception cref="MixdownException">MX4002: the target's type is an engine that this release cannot run.</exception>
    public static string Of(ProfileTarget target, string projectDir)
    {
        if (target.Type != "duckdb")
        {
            throw new MixdownException(new Diagnostic(
                "MX4002", $"The target '{target.Name}' is of type '{target.Type}'", target.Settings.At, Hint: "Use one of: duckdb."));
        }
        var path = target.Settings["path"] is Data.Settings.SettingNode.Scalar { Text: var text } ? text : $"data/{target.Name}/warehouse.duckdb";
        return Path.GetFullPath(path, projectDir);
    }

    /// <summary>How a build opens it.</summary>
    public static DuckDbEngineOptions Options(string file, string projectDir) => new() { File = file, ProjectFolder = projectDir };
}
