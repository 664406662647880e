using System.Collections.Immutable;
using Workflows.Data.Organization;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;

namespace Workflows.Host.Imports.Kinds;

/// <summary>
/// Finds or makes the person a row is about. Who is known under the code, the identity number, or mobile number and name
/// together is changed; anybody else is new. An empty cell leaves what is there.
/// </summary>
internal sealed class PersonWriter(ImportSession session)
{
    public const string Email = "email", Language = "language";

    private readonly PersonFinder _finder = new(session);
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private readonly List<(PersonRow Person, string Number)> _toSeal = [];

    public Task LookUpAsync(IReadOnlyList<ImportRow> batch, CancellationToken cancellation) => _finder.LookUpAsync(batch, cancellation);

    /// <summary>The person among those there are whom a row is about; null where the row makes a new one.</summary>
    public string? KnownId(ImportRow row) => Known(row)?.Person.Id;

    private KnownPerson? Known(ImportRow row)
    {
        var (code, tag) = (row.Text(PersonColumns.Code), _finder.TagOf(row));
        return _finder.ByCode(code) ?? _finder.ByTag(tag)
            ?? (code is null && tag is null ? _finder.ByMobile(row.Text(PersonColumns.Mobile)).FirstOrDefault(p => p.Person.Name == row.Text(PersonColumns.NameOf)) : null);
    }

    /// <summary>Null and a fault where the row contradicts itself, another row, or what is there.</summary>
    public PersonChange? Judge(ImportRow row)
    {
        var (code, tag, mobile, name) = (row.Text(PersonColumns.Code), _finder.TagOf(row), row.Text(PersonColumns.Mobile), row.Text(PersonColumns.NameOf)!);
        var known = Known(row);
        if (code is null && tag is null && mobile is null) row.Fault("", "imports.person.noKey");
        if (_finder.ByTag(tag) is { } holder && known != null && holder.Person.Id != known.Person.Id)
            row.Fault(PersonColumns.IdNumber, "imports.person.idTaken", ("name", Masking.Name(holder.Person.Name)));
        if (code is not null && known is not null && known.Person.Id != code) row.Fault(PersonColumns.Code, "imports.person.otherCode", ("code", known.Person.Id));
        foreach (var (column, key) in new[] { (PersonColumns.Code, code), (PersonColumns.IdNumber, tag), (PersonColumns.Mobile, code is null && tag is null ? mobile + name : null) })
            if (key is not null && !_seen.TryAdd($"{column}:{key}", row.Number)) row.Fault(column, "imports.duplicate", ("row", _seen[$"{column}:{key}"]));
        if (row.IsFaulty) return null;
        return known is null ? New(row, code ?? session.NewId()) : Changed(row, known, tag);
    }

    /// <summary>Seals the identity numbers of a batch.</summary>
    public async Task FinishAsync(CancellationToken cancellation)
    {
        await session.Sealer.PrepareKeysAsync(session.Data, [.. _toSeal.Select(p => p.Person.Id)], cancellation);
        foreach (var (person, number) in _toSeal)
            person.IdNumberSeal = (await session.Sealer.SealAsync(session.Data, person.Id, FeelValue.Of(number), null, PersonFinder.IdNumberSearch, cancellation)).Id;
        _toSeal.Clear();
    }

    private PersonChange New(ImportRow row, string id)
    {
        var person = new PersonRow
        {
            Id = id, Name = row.Text(PersonColumns.NameOf)!, Mobile = row.Text(PersonColumns.Mobile), Email = row.Text(Email),
            ReadsEnglish = row.Text(Language) == "en", ValidFrom = session.Now,
        };
        return new(person, IsNew: true, [], () =>
        {
            session.Data.Add(person);
            if (row.Text(PersonColumns.IdNumber) is { } number) _toSeal.Add((person, number));
        });
    }

    private PersonChange Changed(ImportRow row, KnownPerson known, string? tag)
    {
        var before = known.Person;
        var after = new
        {
            Name = row.Text(PersonColumns.NameOf)!, Mobile = row.Text(PersonColumns.Mobile) ?? before.Mobile, Email = row.Text(Email) ?? before.Email,
            English = row.Has(Language) ? row.Text(Language) == "en" : before.ReadsEnglish,
        };
        var otherNumber = tag is not null && tag != known.Tag;
        ImmutableArray<CellChange> changes =
        [
            .. before.Name != after.Name ? [new CellChange(PersonColumns.NameOf, before.Name, after.Name)] : Array.Empty<CellChange>(),
            .. before.Mobile != after.Mobile ? [new CellChange(PersonColumns.Mobile, new PhoneCell().Shown(before.Mobile ?? ""), row.Shown(PersonColumns.Mobile))] : Array.Empty<CellChange>(),
            .. before.Email != after.Email ? [new CellChange(Email, new EmailCell().Shown(before.Email ?? ""), row.Shown(Email))] : Array.Empty<CellChange>(),
            .. before.ReadsEnglish != after.English ? [new CellChange(Language, "", row.Shown(Language))] : Array.Empty<CellChange>(),
            .. otherNumber ? [new CellChange(PersonColumns.IdNumber, "", row.Shown(PersonColumns.IdNumber))] : Array.Empty<CellChange>(),
        ];
        return new(before, IsNew: false, changes, () =>
        {
            if (changes.IsEmpty) return;
            (before.Name, before.Mobile, before.Email, before.ReadsEnglish) = (after.Name, after.Mobile, after.Email, after.English);
            session.Data.Update(before);
            if (otherNumber) _toSeal.Add((before, row.Text(PersonColumns.IdNumber)!));
        });
    }
}

/// <summary>What a row does to the person it is about.</summary>
internal sealed record PersonChange(PersonRow Person, bool IsNew, ImmutableArray<CellChange> Cells, Action Write);
