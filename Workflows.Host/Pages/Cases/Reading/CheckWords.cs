using System.Collections.Immutable;
using Workflows.Host.Pages.Audit.Checking;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Cases.Reading;

/// <summary>Says what was checked of a record and what came of it, in sentences anybody can follow.</summary>
public sealed class CheckWords(Reader reader)
{
    public Note Verdict(RecordVerdict verdict) => verdict.Fault is { } fault
        ? new(reader.T("check.fault", ("fault", fault)), Tone.Over)
        : new(reader.T("check.sound", ("rows", verdict.Rows)), Tone.Pass, "shield");

    /// <summary>The line in 「依据」.</summary>
    public BasisLine Basis(RecordVerdict verdict) => verdict.IsSound
        ? new(reader.T("case.basis.record"), reader.T("case.basis.sound", ("rows", verdict.Rows)), Tone.Pass, "shield")
        : new(reader.T("case.basis.record"), reader.Say(verdict.Fault!), Tone.Over, "warn");

    /// <summary>What was done, whatever came of it.</summary>
    public ImmutableArray<string> Steps =>
        [.. new[] { "bytes", "links", "state", "columns", "end", "money" }.Select(step => reader.T("check.step." + step))];
}
