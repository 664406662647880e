using Microsoft.EntityFrameworkCore;
using Workflows.Data;
using Workflows.Data.Organization;
using Workflows.Definitions.Texts;
using Workflows.Host.Audit;
using Workflows.Host.Imports.Kinds;

namespace Workflows.Host.Pages.Admin.Organization;

/// <summary>
/// Changes a unit from now on: its word in the numbers of documents, the unit above it, its end. A change ends the row that held
/// so far and begins another, so that what was can still be read. Each answers null where it was done, else the sentence why not.
/// </summary>
public sealed class UnitChanges(WorkflowsContext data, SystemJournal journal, TimeProvider clock)
{
    /// <summary>发文代字: longest.</summary>
    public const int MostOfWord = 12;

    /// <param name="word">Empty takes the unit's name again.</param>
    public Task<Sentence?> WordAsync(string id, string word, string by, CancellationToken cancellation) => ChangeAsync(id, async (unit, now) =>
    {
        if (word.Length > MostOfWord || !word.All(char.IsLetterOrDigit)) return Sentence.Of("units.word.wrong", ("most", MostOfWord));
        if (word is not "" && await InForce(now).Where(u => u.DocumentWord == word && u.Id != id).Select(u => u.Name).FirstOrDefaultAsync(cancellation) is { } other)
            return Sentence.Of("units.word.taken", ("unit", other));
        var before = unit.DocumentWord;
        if (word == before) return null;
        Renewed(unit, now).DocumentWord = word;
        await journal.AppendAsync(data, "unitChanged", by, [("unit", id), ("documentWord", word), ("before", before)], cancellation);
        return null;
    }, cancellation);

    /// <summary>Puts a unit with all below it under another one. Its cases and register entries go along: from now on they are seen from there.</summary>
    public Task<Sentence?> MoveAsync(string id, string above, string by, CancellationToken cancellation) => ChangeAsync(id, async (unit, now) =>
    {
        if (unit.ParentId is null) return Sentence.Of("units.top");
        if (await InForce(now).SingleOrDefaultAsync(u => u.Id == above, cancellation) is not { } parent) return Sentence.Of("units.move.unknown");
        if (parent.Path.StartsWith(unit.Path, StringComparison.Ordinal)) return Sentence.Of("units.move.below");
        if (parent.Id == unit.ParentId) return Sentence.Of("units.move.there", ("unit", parent.Name));
        if (UnitsImport.Levels.IndexOf(parent.Level) > UnitsImport.Levels.IndexOf(unit.Level)) return Sentence.Of("imports.unit.level");
        var (from, old, path) = (unit.ParentId, unit.Path, $"{parent.Path}{id}/");
        var moved = await InForce(now).Where(u => u.Path.StartsWith(old)).ToListAsync(cancellation);
        if (moved.Max(u => u.Path.Length) - old.Length + path.Length > Lengths.Words) return Sentence.Of("imports.unit.deep");
        foreach (var each in moved)
        {
            var after = Renewed(each, now);
            after.Path = path + each.Path[old.Length..];
            if (each.Id == id) after.ParentId = parent.Id;
        }
        await data.Instances.Where(i => i.UnitPath.StartsWith(old)).ExecuteUpdateAsync(set => set.SetProperty(i => i.UnitPath, i => path + i.UnitPath.Substring(old.Length)), cancellation);
        await data.CaseSearch.Where(c => c.UnitPath.StartsWith(old)).ExecuteUpdateAsync(set => set.SetProperty(c => c.UnitPath, c => path + c.UnitPath.Substring(old.Length)), cancellation);
        await data.RegisterEntries.Where(e => e.UnitPath.StartsWith(old)).ExecuteUpdateAsync(set => set.SetProperty(e => e.UnitPath, e => path + e.UnitPath.Substring(old.Length)), cancellation);
        await journal.AppendAsync(data, "unitMoved", by, [("unit", id), ("to", parent.Id), ("from", from)], cancellation);
        return null;
    }, cancellation);

    /// <summary>Ends a unit and every term and membership at it. What it did stays; it can neither start nor decide anything any more.</summary>
    public Task<Sentence?> EndAsync(string id, string by, CancellationToken cancellation) => ChangeAsync(id, async (unit, now) =>
    {
        if (unit.ParentId is null) return Sentence.Of("units.top");
        if (await InForce(now).CountAsync(u => u.ParentId == id, cancellation) is > 0 and var below) return Sentence.Of("units.end.below", ("count", below));
        if (await data.Instances.CountAsync(i => i.UnitId == id && i.Running, cancellation) is > 0 and var running) return Sentence.Of("units.end.running", ("count", running));
        if (!await data.Posts.AnyAsync(p => p.UnitId != id && p.Post == "administrator" && p.ValidFrom <= now && (p.ValidTo == null || now < p.ValidTo), cancellation))
            return Sentence.Of("organization.end.lastAdministrator");
        var terms = await data.Posts.Where(p => p.UnitId == id && (p.ValidTo == null || now < p.ValidTo))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, p => p.ValidFrom > now ? p.ValidFrom : now), cancellation);
        unit.ValidTo = now;
        await journal.AppendAsync(data, "unitEnded", by, [("unit", id), ("terms", Web.Words.Number(terms))], cancellation);
        return null;
    }, cancellation);

    private async Task<Sentence?> ChangeAsync(string id, Func<UnitRow, DateTimeOffset, Task<Sentence?>> change, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await data.Database.BeginTransactionAsync(cancellation);
        if (await InForce(now).SingleOrDefaultAsync(u => u.Id == id, cancellation) is not { } unit) return Sentence.Of("units.gone");
        if (await change(unit, now) is { } refusal) return refusal;
        await data.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private IQueryable<UnitRow> InForce(DateTimeOffset now) => data.Units.Where(u => u.ValidFrom <= now && (u.ValidTo == null || now < u.ValidTo));

    /// <summary>The row that holds from now on; one that began at this very instant itself.</summary>
    private UnitRow Renewed(UnitRow before, DateTimeOffset now)
    {
        if (before.ValidFrom == now) return before;
        before.ValidTo = now;
        return data.Add(new UnitRow
        {
            Id = before.Id, Name = before.Name, EnglishName = before.EnglishName, Level = before.Level, ParentId = before.ParentId, Path = before.Path,
            Region = before.Region, DocumentWord = before.DocumentWord, Demonstration = before.Demonstration, ValidFrom = now,
        }).Entity;
    }
}
