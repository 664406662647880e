using Workflows.Definitions.Calendars;
using Workflows.Definitions.RulePacks;
using Workflows.Definitions.Texts;
using Workflows.Host.Web;

namespace Workflows.Host.Rules;

/// <summary>
/// <c>Workflows.Host why A-12 --from 2026-04-28 [--pack cn] [--start published] [--before] [--en]</c>: the due day and why it is
/// that day, by the packs and years that come with the product. Needs no database.
/// </summary>
public static class WhyCommand
{
    public static int Run(string[] args, TextWriter output)
    {
        var texts = WebServices.Texts();
        var language = args.Contains("--en") ? Language.English : Language.Chinese;
        if (Read(args) is not var (question, packId))
            return Refuse(Sentence.Of("dueDays.usage"));
        if (RulePackChain.Resolve(packId, ShippedRulePacks.All).Pack is not { } pack)
            return Refuse(Sentence.Of("rulePacks.unknownPack", ("pack", packId)));
        var answer = question.Ask(pack, ShippedCalendars.Calendar);
        if (answer.Refusal is { } refusal)
            return Refuse(refusal);
        foreach (var line in DueDayLines.Of(answer, question.Start, texts, language))
            output.WriteLine(line);
        return 0;

        int Refuse(Sentence sentence)
        {
            output.WriteLine(texts.Say(sentence, language));
            return 1;
        }
    }

    private static (DueDayQuestion Question, string Pack)? Read(string[] args)
    {
        string? rule = null, pack = "cn";
        DateOnly? from = null;
        var start = ClockStart.Started;
        var backward = false;
        for (var i = 0; i < args.Length; i++)
            switch (args[i])
            {
                case "--from" when i + 1 < args.Length: from = DueDayQuestion.ParseDay(args[++i]); break;
                case "--pack" when i + 1 < args.Length: pack = args[++i]; break;
                case "--start" when i + 1 < args.Length && Enum.TryParse(args[++i], ignoreCase: true, out start): break;
                case "--before": (backward, start) = (true, ClockStart.Event); break;
                case "--en": break;
                case var word when rule is null && !word.StartsWith('-'): rule = word; break;
                default: return null;
            }
        return rule is not null && from is { } day ? (new(rule, day, start, backward), pack) : null;
    }
}
