using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflows.Host.Forms;

/// <summary>The sentences the script for files needs, in the reader's language, with their places unfilled.</summary>
public static class UploadWords
{
    private const string Room = "uploads.";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Keys = ["preparing", "sending", "waiting", "signIn", "done", "remove", "fileTooLarge", "fileTooMany", "thenSubmit", "left"];

    /// <summary>For an attribute: the page encodes it.</summary>
    public static string Json(FormModel form) => JsonSerializer.Serialize(Keys.ToDictionary(k => k, k => form.Texts.Raw(Room + k, form.Language)), Plain);
}
