using Workflows.Definitions.Forms;

namespace Workflows.Host.Forms;

/// <summary>Where the files of a form lie before and after it is handed in: under the hash of their bytes.</summary>
public interface IFileShelf
{
    /// <summary>Keeps the bytes and finds their media type from them, not from what the browser says.</summary>
    Task<AttachedFile> KeepAsync(IFormFile file, CancellationToken cancellation);

    /// <summary>A file this person may attach: one they sent themselves or that stands in the case. Null for any other.</summary>
    Task<AttachedFile?> FindAsync(string hash, CancellationToken cancellation);
}
