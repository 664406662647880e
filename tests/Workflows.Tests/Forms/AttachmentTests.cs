using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using static Workflows.Tests.Forms.FormFixture;

namespace Workflows.Tests.Forms;

public class AttachmentTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly FormSchema Proof = Form("""
        { "type": "filepicker", "key": "proof", "label": "收入证明", "multiple": true, "validate": { "required": true },
          "properties": { "maxFiles": "2", "maxMegabytes": "10" } }
        """);

    [Fact]
    public void A_file_becomes_a_context_with_its_hash()
    {
        var result = Attach(new AttachedFile(Hash, "证明.PDF", 2048, "application/pdf"), new AttachedFile(Hash, "又一次.pdf", 2048, "application/pdf"));
        Assert.True(result.IsAccepted);
        Assert.Equal(
            FeelValue.Of([Values(("hash", FeelValue.Of(Hash)), ("name", FeelValue.Of("证明.PDF")), ("size", FeelValue.Of(2048)), ("type", FeelValue.Of("application/pdf")))]),
            result.Values.Get("proof"));
        Assert.Equal("证明.PDF", FileReader.Files(result.Values.Get("proof")).Single().Name);
    }

    [Fact]
    public void A_file_that_is_too_large_is_refused_with_both_sizes() =>
        Assert.Equal("文件“扫描.pdf” 12 MB，最大 10 MB。可以拍照时选小一些", Attach(new AttachedFile(Hash, "扫描.pdf", 12 * 1_048_576, "application/pdf")).Said("proof"));

    [Fact]
    public void A_file_just_over_the_limit_never_reads_as_the_limit() =>
        Assert.Equal("文件“扫描.pdf” 10.1 MB，最大 10 MB。可以拍照时选小一些", Attach(new AttachedFile(Hash, "扫描.pdf", 10 * 1_048_576 + 1, "application/pdf")).Said("proof"));

    [Fact]
    public void A_program_is_no_proof() =>
        Assert.StartsWith("文件“证明.exe”的格式不能使用", Attach(new AttachedFile(Hash, "证明.exe", 10, "application/octet-stream")).Said("proof"), StringComparison.Ordinal);

    [Fact]
    public void Missing_and_too_many_files_are_counted()
    {
        Assert.Equal("请上传收入证明", Attach().Said("proof"));
        Assert.Equal("收入证明最多 2 个文件，现在是 3 个", Attach(
            new AttachedFile(new('a', 64), "1.pdf", 1, "application/pdf"), new AttachedFile(new('b', 64), "2.pdf", 1, "application/pdf"),
            new AttachedFile(new('c', 64), "3.pdf", 1, "application/pdf")).Said("proof"));
    }

    private static FormResult Attach(params AttachedFile[] files) =>
        Send(Proof, FieldRights.EditAll, FeelContext.Empty, ("proof", RawAnswer.Attached([.. files])));
}
