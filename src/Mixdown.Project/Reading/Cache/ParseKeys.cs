using Mixdown.Data.Settings;
using Mixdown.Project.Compile;
using Mixdown.Project.Graph;

namespace Mixdown.Project.Reading.Cache;

/// <summary>Keys of all that rendering a node while a project is read can depend on, the names apart that
/// <see cref="Compile.Functions.ContextNames.IsSettled"/> leaves out: a node that asks for one of those is rendered each time.</summary>
sealed class ParseKeys
{
    readonly ContentKey _project;

    /// <param name="context">Its macros are read.</param>
    public ParseKeys(CompileContext context)
    {
        var content = new CacheWriter();
        content.Write(BuildId.Text);
        content.Write(context.Project.Name);
        content.Write(context.Request.Vars);
        Write(content, context.Project.Vars);
        foreach (var package in context.Packages.Values)
        {
            content.Write(package.Name);
            Write(content, package.Project.Vars);
        }
        WriteTarget(content, context);
        WriteMacros(content, context);
        _project = ContentKey.Of(content.Written);
    }

    /// <summary>The key of what a node says of itself.</summary>
    public ContentKey Of(ProjectNode node)
    {
        var content = new CacheWriter();
        content.Write("node");
        _project.Write(content);
        content.Write(node.UniqueId);
        content.Write(node.Name);
        content.Write(node.Package);
        content.Write(node.File);
        content.Write(node.DeclaredAt.File);
        content.Write(node.Lead);
        content.Write(node.Path);
        content.Write(node.RawCode);
        content.WriteMap(node.Config.Values);
        if (node.Check is { } check)
        {
            content.Write(check.Macro);
            content.Write(check.Column);
            content.Write(check.AttachedTo);
            content.WriteMap(check.Arguments);
        }
        return ContentKey.Of(content.Written);
    }

    static void WriteTarget(CacheWriter content, CompileContext context)
    {
        var target = context.Target;
        content.Write(target.Profile);
        content.Write(target.Name);
        content.Write(target.Type);
        content.Write(target.Schema);
        content.Write(target.Database);
        content.Write(target.Threads);
        Write(content, target.Settings);
    }

    /// <summary>The macros of the project and its packages; the embedded ones are a part of the build.</summary>
    static void WriteMacros(CacheWriter content, CompileContext context)
    {
        foreach (var (package, file, text) in context.Macros.Texts.Where(file => file.Package != Compile.Library.MacroLibrary.Embedded))
        {
            content.Write(package);
            content.Write(file);
            content.Write(text);
        }
        foreach (var (space, order) in context.Project.DispatchOrder)
        {
            content.Write(space);
            content.WriteAll(order, content.Write);
        }
    }

    static void Write(CacheWriter content, SettingNode? settings) =>
        content.WriteValue(settings is null ? null : Files.PlainValue.Of(settings));
}
