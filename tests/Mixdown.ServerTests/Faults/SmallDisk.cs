using System.Diagnostics;

namespace Mixdown.ServerTests.Faults;

/// <summary>A file system in memory that is full soon. Mounting takes root.</summary>
public sealed class SmallDisk : IDisposable
{
    readonly TempFolder _mountPoint = new();

    public SmallDisk(int megabytes) => Mount("-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Root);

    public static bool CanMount => OperatingSystem.IsLinux() && Environment.UserName == "root";

    public string Root => _mountPoint.Root;

    /// <summary>What is on it, rounded up.</summary>
    public int UsedMegabytes
    {
        get
        {
            var drive = new DriveInfo(Root);
            return (int)((drive.TotalSize - drive.TotalFreeSpace + (1 << 20) - 1) >> 20);
        }
    }

    /// <summary>Someone made room.</summary>
    public void Grow(int megabytes) => Mount("-o", $"remount,size={megabytes}m", Root);

    public void Dispose()
    {
        Run("umount", Root);
        _mountPoint.Dispose();
    }

    static void Mount(params string[] arguments) => Run("mount", arguments);

    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}");
    }
}
