using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;
using Workflows.Host.World;

namespace Workflows.Host.Rules;

/// <summary>
/// <c>Workflows.Host why A-12 --from 2026-04-28 [--pack cn] [--unit-kind enterprise] [--en]</c>: the due day and why it is that
/// day; <c>why --list</c>: every rule that sets one. By the packs and years that come with the product; needs no database. A
/// rule that one region alone writes is taken from there where no pack is named.
/// </summary>
public static class WhyCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var texts = WebServices.Texts();
        var language = args.Contains("--en") ? Language.English : Language.Chinese;
        var asked = Read(args);
        if ((asked.Fault ?? Missing(asked)) is { } fault)
            return Refuse(fault);
        var question = asked.List ? null : new DueDayQuestion(asked.Rule!, asked.From!.Value, asked.Unit);
        var packId = asked.Pack ?? (question is null ? WorldMaker.NationalPack : PackOf(question));
        if (RulePackChain.Resolve(packId, ShippedRulePacks.All).Pack is not { } pack)
            return Refuse(Sentence.Of("dueDays.noPack", ("pack", packId), ("packs", string.Join(", ", ShippedRulePacks.All.Select(p => p.Id)))));
        var days = question?.Ask(pack, ShippedCalendars.Calendar, ShippedRulePacks.All);
        if (days?.Refusal is { } refusal)
            return Refuse(refusal);
        output.Write(days is null
            ? Lines(DueDayLines.List(pack, asked.From ?? DateOnly.MaxValue, texts, language))
            : string.Join(Environment.NewLine, days.Answers.Select(a => Lines(DueDayLines.Of(a, texts, language)))));
        return 0;

        int Refuse(Sentence sentence)
        {
            output.WriteLine(texts.Say(sentence, language));
            return 1;
        }
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + Environment.NewLine));

    private static string PackOf(DueDayQuestion question) =>
        question.Elsewhere(ShippedRulePacks.All).Select(p => p.Id).ToList() is [var only] ? only : WorldMaker.NationalPack;

    private static Sentence? Missing(Asked asked) =>
        asked.List || asked is { Rule: not null, From: not null } ? null : Sentence.Of("dueDays.usage");

    private static Asked Read(string[] args)
    {
        var asked = new Asked();
        for (var i = 0; i < args.Length && asked.Fault is null; i++)
            asked = args[i] switch
            {
                "--en" => asked,
                "--list" => asked with { List = true },
                "--from" or "--pack" or "--unit-kind" when i + 1 == args.Length => asked with { Fault = Sentence.Of("dueDays.noValue", ("option", args[i])) },
                "--from" => asked with { From = DueDayQuestion.ParseDay(args[++i]), Fault = DueDayQuestion.ParseDay(args[i]) is null ? Sentence.Of("dueDays.badDay", ("text", args[i])) : null },
                "--pack" => asked with { Pack = args[++i] },
                "--unit-kind" => asked with { Unit = Kind(args[++i]), Fault = Kind(args[i]) is null ? Sentence.Of("dueDays.badUnit", ("text", args[i])) : null },
                var word when asked.Rule is null && !word.StartsWith('-') => asked with { Rule = word },
                var word => asked with { Fault = Sentence.Of("dueDays.badOption", ("option", word)) },
            };
        return asked;
    }

    private static UnitKind? Kind(string text) => text switch
    {
        "enterprise" => UnitKind.Enterprise,
        "agency" => UnitKind.Agency,
        "institution" => UnitKind.Institution,
        _ => null,
    };

    /// <summary>What was typed after <c>why</c>; <see cref="Fault"/> says the first word that cannot be read.</summary>
    private sealed record Asked
    {
        public string? Rule { get; init; }
        public DateOnly? From { get; init; }
        public string? Pack { get; init; }
        public UnitKind? Unit { get; init; }
        public bool List { get; init; }
        public Sentence? Fault { get; init; }
    }
}
