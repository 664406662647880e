using System.Collections.Immutable;
using Workflows.Data.Registers;
using Workflows.Definitions;
using Workflows.Definitions.Feel;
using Workflows.Definitions.Forms;
using Workflows.Definitions.Registers;
using Workflows.Definitions.Texts;
using Workflows.Host.Pages.Cases.Reading;
using Workflows.Host.Pages.Cases.Visibility;
using Workflows.Host.Web;

namespace Workflows.Host.Pages.Registers;

/// <summary>Says entries of registers: every field is called, and its value shown, as the register's own schema has it.</summary>
public sealed class RegisterWords(CaseNames names, Reader reader, CaseWords said, TextCatalog texts)
{
    public string Register(string name) => said.Known("register." + name, name);

    /// <summary>What the key of its entries is called.</summary>
    public string Key(string register) => said.Known($"register.{register}.{ShippedRegisters.All.GetValueOrDefault(register)?.Key}", reader.T("registers.key"));

    /// <summary>The fields of each row, in the order of the rows; people and units are looked up once for all of them.</summary>
    public async Task<ImmutableArray<ImmutableArray<RegisterField>>> FieldsAsync(IReadOnlyList<RegisterEntryRow> rows, CancellationToken cancellation)
    {
        var entries = rows.Select(r => (Schema: ShippedRegisters.All.GetValueOrDefault(r.Register), RegisterEntries.Values(r).Entries)).ToList();
        var named = await names.OfAsync(Ids("person"), Ids("unit"), cancellation);
        return [.. entries.Select((e, i) => e.Entries.Select(v => Field(rows[i].Register, e.Schema?.Find(v.Key), v.Key, v.Value, named)).ToImmutableArray())];

        IEnumerable<string> Ids(string kind) => entries.SelectMany(e => e.Entries.Where(v => e.Schema?.Find(v.Key)?.Kind == kind)).Select(v => v.Value.Text);
    }

    private RegisterField Field(string register, Definitions.Registers.RegisterField? field, string name, FeelValue value, Names named) =>
        new(name, said.Known($"register.{register}.{name}", name), Value(field, value, named), SealedValue.IsSealed(value));

    private string Value(Definitions.Registers.RegisterField? field, FeelValue value, Names named) => (field?.Kind, value) switch
    {
        (_, FeelNull) => "",
        _ when SealedValue.IsSealed(value) => reader.T("forms.value.sealed"),
        (_, FeelList list) => reader.T("registers.rows", ("count", list.Items.Length)),
        (_, FeelContext) => reader.T("registers.several"),
        ("person", _) => named.Person(value.Text),
        ("unit", _) => named.Unit(value.Text),
        ("choice", _) when field!.Choices.TryGetValue(value.Text, out var choice) => choice.In(reader.Language),
        ("money", FeelNumber yuan) when yuan.AsDecimal() is { } amount => texts.Spell(Money.Yuan(amount), reader.Language),
        (_, FeelBoolean yes) => reader.T(yes.Value ? "forms.value.yes" : "forms.value.no"),
        (_, FeelDate day) => texts.Spell(day.Value, reader.Language),
        _ => value.Text,
    };
}

public sealed record RegisterField(string Name, string Label, string Value, bool Sealed);

public static class RegisterKeys
{
    extension(ImmutableArray<RegisterField> fields)
    {
        /// <summary>The key of an entry in words: the person or unit it is about, else the key itself.</summary>
        public string KeyWords(string register, string key) =>
            ShippedRegisters.All.GetValueOrDefault(register) is { } schema && fields.FirstOrDefault(f => f.Name == schema.Key) is { Value.Length: > 0 } field ? field.Value : key;
    }
}
