using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Workflows.Data;
using Workflows.Definitions.Packages;
using Workflows.Host.Tests.Admin;
using Workflows.Host.Tests.Tasks;
using Workflows.Host.Tests.Web;
using Workflows.Testing;

namespace Workflows.Host.Tests.Api;

/// <summary>The examples of docs/api.md, run one after another by a shell as a reader would.</summary>
public sealed partial class ManualTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_example_of_the_manual_works_as_it_is_written()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl") && File.Exists("/usr/bin/openssl"), "curl or openssl is not installed.");
        var manual = await File.ReadAllTextAsync(Path.Combine(WebAlone.HostFolder, "../docs/api.md"), Stop);
        var examples = Example().Matches(manual).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(10, examples.Count);
        await using var receiver = await Receiver.OpenAsync();
        using var admin = await ApiClient.OfAsync(host, AdminReader.Administrator);
        var added = await admin.PostAsync("webhooks", new { name = "示例", address = receiver.Address, events = new[] { "case.ended" } }, status: System.Net.HttpStatusCode.Created);
        await admin.PostAsync($"webhooks/{added["webhook"]!["id"]}/test", null);
        var told = receiver.All[0];

        var aid = new AidByApi(host);
        await aid.StartAsync();
        var folder = Directory.CreateTempSubdirectory("api-manual-").FullName;
        using var officer = await ApiClient.OfAsync(host, "li-si");
        await File.WriteAllTextAsync(Path.Combine(folder, "application.json"), new JsonObject { ["values"] = await AidByApi.ApplicationAsync(officer) }.ToJsonString(), Stop);
        await File.WriteAllBytesAsync(Path.Combine(folder, "letter.pdf"), Papers.Pdf("申请书"), Stop);
        var files = ShippedPackages.FilesOf("condolence-list");
        var edited = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(files["process.bpmn"]).Replace("Condolence list", "Condolence list, mended", StringComparison.Ordinal));
        files = files.SetItem("process.bpmn", edited);
        await File.WriteAllBytesAsync(Path.Combine(folder, "condolence-list.zip"), PackageZip.Write(files), Stop);
        var said = await RunAsync(folder, string.Join('\n', examples), new()
        {
            ["UNION"] = host.Address, ["CASE"] = aid.Id, ["TASK"] = await TaskAsync(aid.Id), ["HASH"] = PackageReader.HashOf(files), ["RECEIVER"] = receiver.Address,
            ["TOKEN"] = await ApiClient.TokenAsync(host, "li-si", []), ["CLERK_TOKEN"] = await ApiClient.TokenAsync(host, "zheng-shi", []),
            ["CHAIR_TOKEN"] = await ApiClient.TokenAsync(host, "zhou-ba", []), ["ADMIN_TOKEN"] = await ApiClient.TokenAsync(host, AdminReader.Administrator, []),
            ["SECRET"] = (string)added["secret"]!, ["WEBHOOK_ID"] = told.Id, ["WEBHOOK_TIMESTAMP"] = told.Timestamp, ["WEBHOOK_SIGNATURE"] = told.Signatures, ["BODY"] = told.Body,
        });
        Directory.Delete(folder, recursive: true);
        Assert.EndsWith("签名正确", said.Trim(), StringComparison.Ordinal);
        Assert.Contains("\"repeated\":false", said, StringComparison.Ordinal);
    }

    private async Task<string> TaskAsync(string id)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkflowsContext>().Tasks.Where(t => t.InstanceId == id).Select(t => t.Id).SingleAsync(Stop);
    }

    private static async Task<string> RunAsync(string folder, string script, Dictionary<string, string> variables)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-euc", script]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        var (said, complained) = (shell.StandardOutput.ReadToEndAsync(Stop), shell.StandardError.ReadToEndAsync(Stop));
        await shell.WaitForExitAsync(Stop);
        Assert.True(shell.ExitCode == 0, $"{await said}\n{await complained}");
        return await said;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
