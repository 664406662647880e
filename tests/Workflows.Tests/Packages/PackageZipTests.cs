using System.IO.Compression;
using System.Text;
using Workflows.Definitions.Packages;

namespace Workflows.Tests.Packages;

public sealed class PackageZipTests
{
    [Fact]
    public void What_is_written_is_read_again_with_the_same_hash()
    {
        var files = ShippedPackages.FilesOf("hardship-aid");
        var (read, problems) = PackageZip.Read(PackageZip.Write(files));
        Assert.Empty(problems);
        Assert.Equal(ShippedPackages.Get("hardship-aid").Hash, PackageReader.HashOf(read));
        Assert.Equal(PackageZip.Write(files), PackageZip.Write(files));
    }

    [Fact]
    public void A_folder_around_everything_and_what_file_managers_add_is_taken_off() =>
        Assert.Equal(["forms/a.form.json", "process.bpmn"], PackageZip.Read(Zip(("aid/process.bpmn", "x"), ("aid/forms/a.form.json", "x"), ("__MACOSX/aid/._process.bpmn", "x"), ("aid/.DS_Store", "x"))).Files.Keys);

    [Theory]
    [InlineData("../process.bpmn")]
    [InlineData("forms/../../x.form.json")]
    [InlineData("/etc/passwd")]
    [InlineData("C:/x")]
    [InlineData("forms\\..\\..\\x")]
    public void An_entry_that_leads_outside_refuses_the_whole_archive(string path)
    {
        var (files, problems) = PackageZip.Read(Zip(("process.bpmn", "x"), (path, "x")));
        Assert.Empty(files);
        Assert.Equal(("packages.zip.outside", path), (Assert.Single(problems).Sentence.Key, problems[0].File));
    }

    [Fact]
    public void An_entry_that_swells_is_given_up_before_it_is_unpacked() =>
        Assert.Equal("packages.zip.unpacksTooLarge", Assert.Single(PackageZip.Read(Zip(("process.bpmn", new string('0', 8_000_000)))).Problems).Sentence.Key);

    [Fact]
    public void Too_many_files_too_many_bytes_and_no_archive_are_said()
    {
        Assert.Equal("packages.zip.tooMany", PackageZip.Read(Zip([.. Enumerable.Range(0, PackageReader.MostFiles + 1).Select(n => ($"forms/{n}.form.json", "x"))])).Problems.Single().Sentence.Key);
        Assert.Equal("packages.zip.tooLarge", PackageZip.Read(new byte[PackageZip.MostZipBytes + 1]).Problems.Single().Sentence.Key);
        Assert.Equal("packages.zip.broken", PackageZip.Read("no archive"u8.ToArray()).Problems.Single().Sentence.Key);
        Assert.Equal("packages.zip.twice", PackageZip.Read(Zip(("a/x", "1"), ("a/x", "2"))).Problems.Single().Sentence.Key);
    }

    private static byte[] Zip(params (string Path, string Text)[] files)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (path, text) in files)
            {
                using var stream = archive.CreateEntry(path).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        return bytes.ToArray();
    }
}
