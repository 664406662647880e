using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>Where the files of a form lie before and after it is handed in: under the hash of their bytes.</summary>
public interface IFileShelf
{
    /// <summary>Keeps the bytes; their kind is found from them, not from what the browser says, and the name ends accordingly. Of no kind that is taken: nothing is kept and the hash is empty.</summary>
    /// <param name="name">Without folders and control characters.</param>
    Task<AttachedFile> KeepAsync(IFormFile file, string name, CancellationToken cancellation);

    /// <summary>A file this person may attach: one they sent themselves or that stands in the case. Null for any other.</summary>
    Task<AttachedFile?> FindAsync(string hash, CancellationToken cancellation);
}
