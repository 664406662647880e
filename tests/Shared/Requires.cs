namespace Workflows.Testing;

/// <summary>
/// What a test needs of the machine. Where it is missing the test is skipped with a sentence, unless the environment's
/// REQUIRE names the part ("postgres,smtp,chromium"): then the test fails, so that CI never passes by skipping.
/// </summary>
public static class Requires
{
    public static string Postgres(string? connectionString, string? reason) =>
        connectionString ?? throw Missing("postgres", reason ?? "No database could be started.");

    /// <summary>The path of a Chromium to drive: environment CHROMIUM, else Debian's.</summary>
    public static string Chromium()
    {
        string?[] places = [Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
        return places.FirstOrDefault(p => p is not null && File.Exists(p))
            ?? throw Missing("chromium", "No Chromium was found; install Debian's chromium or set CHROMIUM.");
    }

    /// <summary>A program of a mail server, such as /usr/sbin/postfix.</summary>
    public static string Smtp(string program) =>
        File.Exists(program) ? program : throw Missing("smtp", $"{program} was not found; install postfix and dovecot.");

    /// <summary>Anything else: goes on where the part is there.</summary>
    public static void Part(string part, bool available, string sentence)
    {
        if (!available) throw Missing(part, sentence);
    }

    private static Exception Missing(string part, string sentence)
    {
        var required = (Environment.GetEnvironmentVariable("REQUIRE") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (required.Contains(part)) Assert.Fail($"REQUIRE names {part}, but: {sentence}");
        Assert.Skip(sentence);
        return new InvalidOperationException("Skipping ends the test.");
    }
}
