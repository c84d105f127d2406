using Amazon.S3;
using Mixdown.Data.Diagnostics;
using Mixdown.Data.Storage;
using Mixdown.S3.Calls;

namespace Mixdown.S3.Objects;

/// <summary>Puts that replace nothing, by <c>If-None-Match: *</c>: what keeps two commits from being the same version.</summary>
/// <param name="root">The bucket and the prefix.</param>
/// <param name="calls">Runs requests.</param>
/// <param name="store">Reads back what became of a put.</param>
sealed class NewObjects(S3Root root, S3Calls calls, S3ObjectStore store)
{
    /// <summary>An object that is put once and never replaced; listings leave it out. A server that puts it twice takes no notice of
    /// the condition.</summary>
    public const string Mark = "_mixdown/.put-if-absent";

    static readonly byte[] MarkText = "Whether this bucket keeps two writers apart was tried with this object. It can be deleted.\n"u8.ToArray();

    bool _isProven;

    /// <summary>Puts the object unless there is one.</summary>
    /// <returns>false: there is one, and it is not this put's.</returns>
    /// <exception cref="MixdownException">MX2841: the server would let two writers both win; MX2830 to MX2839.</exception>
    public async Task<bool> PutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await ProveAsync(cancel).ConfigureAwait(false);
        return await TryPutAsync(path, content, cancel).ConfigureAwait(false);
    }

    /// <summary>Tries, for each store, whether the server keeps its promise. Several may try at once: what one puts, refuses the others.</summary>
    async Task ProveAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _isProven))
            return;
        // Who finds the mark has the answer already.
        if (await IsPutAsync(cancel).ConfigureAwait(false) && await IsPutAsync(cancel).ConfigureAwait(false))
            throw Ignored("puts an object again although it is there");
        Volatile.Write(ref _isProven, true);
    }

    async Task<bool> IsPutAsync(CancellationToken cancel)
    {
        try
        {
            await calls.RunAsync(Mark, client => OnceAsync(client, Mark, MarkText, cancel), cancel).ConfigureAwait(false);
            return true;
        }
        catch (Exception taken) when (S3Trouble.IsUnmet(taken) || S3Trouble.IsContested(taken))
        {
            return false;
        }
        catch (MixdownException refused) when (refused.InnerException is AmazonS3Exception { StatusCode: System.Net.HttpStatusCode.NotImplemented })
        {
            throw Ignored("does not know 'If-None-Match'");
        }
    }

    /// <summary>Whatever fails on the way, the answer is about this very content: a put that the server did without saying so is
    /// found by reading it back.</summary>
    async Task<bool> TryPutAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var isOpen = false;   // whether an earlier attempt may have been done
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                // Not S3Calls.RunAsync: it would take the refusal that its own lost answer causes for somebody else's object.
                await calls.OnceAsync(path, client => OnceAsync(client, path, content, cancel), cancel).ConfigureAwait(false);
                return true;
            }
            catch (Exception taken) when (S3Trouble.IsUnmet(taken))
            {
                return isOpen && await IsThisAsync(path, content, cancel).ConfigureAwait(false) == true;
            }
            catch (Exception contested) when (S3Trouble.IsContested(contested) && attempt < S3Pauses.AttemptsWhenBusy)
            {
                await calls.PauseAsync(attempt, cancel).ConfigureAwait(false);
            }
            catch (Exception problem) when (S3Trouble.IsBusy(problem) || S3Trouble.IsAway(problem, cancel))
            {
                await calls.PauseAsync(attempt, cancel).ConfigureAwait(false);
                if (await IsThisAsync(path, content, cancel).ConfigureAwait(false) is { } isThis)
                    return isThis;
                if (!S3Calls.IsToRepeat(problem, attempt, cancel))
                    throw calls.Fault(problem, path);
                isOpen = true;
            }
        }
    }

    Task<Amazon.S3.Model.PutObjectResponse> OnceAsync(AmazonS3Client client, string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var put = store.Put(path, content);
        put.IfNoneMatch = "*";
        return client.PutObjectAsync(put, cancel);
    }

    /// <summary>Whether the object has this content; null when there is none.</summary>
    async Task<bool?> IsThisAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancel)
    {
        var found = await store.ReadAsync(path, cancel).ConfigureAwait(false);
        return found is null ? null : content.Span.SequenceEqual(found);
    }

    MixdownException Ignored(string how) => new(new Diagnostic(
        "MX2841", $"{root} cannot hold a lake: the server {how}, so that of two commits one would be lost",
        Hint: "Use a server that honours 'If-None-Match: *' (AWS, Ceph from version 16, MinIO, Cloudflare R2), or a lake in a folder. It can be a source as it is."));
}
