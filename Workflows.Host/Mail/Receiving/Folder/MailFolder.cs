using System.Text.Json;

namespace Workflows.Host.Mail.Receiving;

/// <summary>Judges the mails of a folder in the order of its manifest, by the code that judges those of the mailbox.</summary>
public static class MailFolder
{
    public const string Manifest = "manifest.json";

    /// <exception cref="IOException">The folder, the manifest or a mail cannot be read.</exception>
    /// <exception cref="JsonException">The manifest is none.</exception>
    public static IEnumerable<(ManifestCase Case, FolderVerdict Verdict)> Judge(string folder)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var @case in MailManifest.Read(File.ReadAllText(Path.Combine(folder, Manifest))).Cases)
        {
            var mail = MimeReader.Read(File.ReadAllBytes(Path.Combine(folder, @case.File)));
            yield return (@case, FolderVerdict.Of(MailJudge.Judge(mail, @case.Between, @case.Context.ToContext(seen))));
            if (mail.MessageId is { } id) seen.Add(id);
        }
    }
}
