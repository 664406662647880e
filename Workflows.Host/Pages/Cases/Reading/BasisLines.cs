using Workflows.Definitions.RulePacks;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Makes 「依据」: the version of the process, the rule pack, and whether the record holds.</summary>
public sealed class BasisLines(Reader reader, CaseWords said, CheckWords check)
{
    public Basis Of(CaseFile file, RecordVerdict verdict) => new(
    [
        new(reader.T("case.basis.process"), Process(file)),
        new(reader.T("case.basis.hash"), Short(file.Instance.PackageHash)),
        new(reader.T("case.basis.rules"), Rules(file)),
        check.Basis(verdict),
    ]);

    /// <summary>「示例街道总工会规则包 2026.1」.</summary>
    public string Rules(CaseFile file) => reader.T("case.basis.pack",
        ("pack", ShippedRulePacks.NameOf(file.Instance.RulePack)), ("version", file.Instance.RulePackVersion));

    /// <summary>「困难职工帮扶 第 4 版」.</summary>
    public string Process(CaseFile file) => file.Version > 0
        ? reader.T("case.basis.version", ("process", said.Process(file.Process.Model)), ("version", file.Version))
        : said.Process(file.Process.Model);

    /// <summary>The beginning of a hash in groups that can be compared by eye: <c>7f3a 91c4 0be2</c>.</summary>
    public static string Short(string hash, int groups = 3) =>
        string.Join(' ', hash.Chunk(4).Take(groups).Select(four => new string(four)));
}
