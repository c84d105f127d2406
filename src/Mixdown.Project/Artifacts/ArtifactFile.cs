using System.Text;
using System.Text.Json;
using Mixdown.Data.Diagnostics;

namespace Mixdown.Project.Artifacts;

/// <summary>Writes the files that a command leaves behind, without the project's secrets.</summary>
public static class ArtifactFile
{
    /// <summary>Writes a file of JSON, and the folder that it is in.</summary>
    /// <param name="project">Whose secrets are hidden.</param>
    /// <param name="path">Absolute.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(MixdownProject project, string path, Action<Stream> write)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        if (project.Secrets.IsEmpty)
        {
            write(file);
            return;
        }
        using var buffer = new MemoryStream();
        write(buffer);
        file.Write(Encoding.UTF8.GetBytes(InJson(project.Secrets).Of(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length))));
    }

    /// <summary>A secret with a quote or a letter beyond ASCII may look different inside a JSON text.</summary>
    static SecretMask InJson(SecretMask mask) => new(mask.Secrets.SelectMany(secret => (IEnumerable<string>)
        [secret, JsonEncodedText.Encode(secret).Value, JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value]));
}
