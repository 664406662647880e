using System.Collections.Immutable;
using System.Globalization;
using Workflows.Data.Installation;
using Workflows.Definitions.Texts;
using Workflows.Host.Imports;
using Workflows.Host.Imports.Runs;
using Workflows.Host.Pages.Shared.Models;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Admin.Imports;

/// <summary>A run as it is shown, wherever its page stands: progress while work goes on, then what came of it and what may be done.</summary>
/// <param name="Address">The page of the run: answers <c>?part=true</c>, <c>?handler=Report</c> and the posts <c>?handler=Apply</c> and <c>?handler=Cancel</c>.</param>
public sealed record ImportRunPart(ImportRunView View, string Address, string Title, Progress? Progress, Note Note, ImmutableArray<ReportedLine> Lines, Pager? Pager)
{
    public ImportRunRow Run => View.Run;

    /// <summary>Tried, and there is something to write.</summary>
    public bool MayApply => Run.State == ImportState.Tried && Run.New + Run.Changed > 0;

    public int Good => Run.New + Run.Changed;

    public static ImportRunPart Of(ImportRunView view, string address, TextCatalog texts, Reader reader, Words words)
    {
        var run = view.Run;
        return new(view, address, view.Kind.Title(texts).In(reader.Language), Working(run, address, reader), NoteOf(run, reader),
            [.. view.Lines.Select(l => new ReportedLine(l.Row, ColumnOf(view.Kind, l.Column, reader), l.Found, reader.Language == Language.Chinese ? l.SaidChinese : l.SaidEnglish, l.IsFault))],
            view.NextAfter is { } next ? new(reader.T("imports.report.page", ("count", view.Lines.Length)), null, string.Create(CultureInfo.InvariantCulture, $"{address}?after={next}")) : null);
    }

    /// <summary>The heading of a column; the whole row where none is named.</summary>
    public static string ColumnOf(TableImport kind, string column, Reader reader) =>
        kind.Columns.FirstOrDefault(c => c.Key == column)?.Label.In(reader.Language) ?? reader.T("imports.report.wholeRow");

    private static Progress? Working(ImportRunRow run, string address, Reader reader) => run.State is not (ImportState.Trying or ImportState.Applying) ? null : new()
    {
        Title = reader.T(run.CancelAsked ? "imports.progress.stopping" : "imports.progress." + run.State),
        Done = Math.Min(run.Done, Math.Max(0, run.Rows - 1)),
        Total = Math.Max(1, run.Rows),
        Unit = reader.T("imports.progress.unit"),
        Stop = run.CancelAsked ? null : new ActionLink(reader.T("imports.cancel"), address + "?handler=Cancel") { Hidden = ImmutableDictionary<string, string>.Empty },
    };

    private static Note NoteOf(ImportRunRow run, Reader reader)
    {
        var said = reader.Language == Language.Chinese ? run.SaidChinese : run.SaidEnglish;
        return run.State switch
        {
            ImportState.Done => new(reader.T("imports.note.done", ("new", run.New), ("changed", run.Changed), ("unchanged", run.Unchanged), ("faulty", run.Faulty)), Tone.Pass, "check"),
            ImportState.Tried when run.Faulty == 0 && run.New + run.Changed == 0 => new(reader.T("imports.note.nothing", ("said", said), ("rows", run.Rows)), Tone.Plain, "info"),
            ImportState.Tried when run.Faulty == 0 => new(reader.T("imports.note.good", ("said", said), ("rows", run.Rows)), Tone.Pass, "check"),
            ImportState.Tried => new(reader.T("imports.note.faulty", ("said", said), ("faulty", run.Faulty), ("rows", run.Rows)), Tone.Over),
            _ => new(said, run.State == ImportState.Cancelled ? Tone.Plain : Tone.Over, run.State == ImportState.Cancelled ? "info" : null),
        };
    }
}

/// <summary>A line of the report in the reader's language.</summary>
public sealed record ReportedLine(int Row, string Column, string Found, string Why, bool IsFault);
