using System.Globalization;

namespace Workflows.Host.Forms;

/// <summary>Sizes of files as people read them: 「840 KB」, 「2.4 MB」; rounded up, a file is never shown smaller than it is.</summary>
public static class FileWords
{
    public static string Size(long bytes) => bytes < 1_048_576
        ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{decimal.Ceiling(bytes / 104_857.6m) / 10:0.#} MB");
}
