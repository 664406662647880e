using System.Runtime.CompilerServices;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Rules;
using Workflows.Host.Web;

namespace Workflows.Host.Doctor.Examinations;

/// <summary>Which rules the union has not decided on: those not verified only warn until it does.</summary>
public sealed class RuleExamination(OwnRules own, InstallationInfo installation, TimeProvider clock) : IExamination
{
    /// <summary>More are counted, not named.</summary>
    private const int MostNamed = 12;

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await own.InForceAsync(cancellation) is not { } pack) yield break;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), installation.Zone).DateTime);
        var rules = pack.At(today).Values.ToList();
        var warning = rules.Where(r => r is { Decision: null, Blocks: false }).ToList();
        yield return warning.Count == 0 ? Finding.Good("doctor.rules", ("count", rules.Count))
            : Finding.Advice("doctor.rules.open", ("count", rules.Count), ("open", warning.Count),
                ("names", new Wording(Named(warning, "、", r => r.Name.Chinese), Named(warning, ", ", r => r.Name.English))));
    }

    private static string Named(IReadOnlyCollection<RuleParameter> rules, string separator, Func<RuleParameter, string> name) =>
        string.Join(separator, rules.Take(MostNamed).Select(r => $"{r.Key} {name(r)}")) + (rules.Count > MostNamed ? " …" : "");
}
