using System.Collections.Immutable;
using Workflows.Definitions.Calendars;
using Workflows.Definitions.Texts;
using Workflows.Engine.Commands;
using Workflows.Host.Mail;

namespace Workflows.Host.Pages.M;

/// <summary>What a link leads to.</summary>
public abstract record LinkView
{
    private LinkView() { }

    /// <summary>Nothing to decide any more; the sentence says what became of it.</summary>
    public sealed record Over(Sentence Says) : LinkView;

    /// <summary>A task that waits for the link's person.</summary>
    /// <param name="Case">What a mail about it may say, and no more.</param>
    public sealed record Open(MailToken Token, Actor Actor, MailCase Case, Deadline? Due) : LinkView
    {
        public required string Person { get; init; }

        /// <summary>What the case was when the page was made; something else by now is told before it is decided.</summary>
        public required string Seen { get; init; }

        /// <summary>What can be done by the link; empty where the task asks for more than a choice.</summary>
        public required ImmutableArray<string> Acts { get; init; }

        /// <summary>Where it can be returned to, the latest stage first.</summary>
        public required ImmutableArray<(string Id, Wording Name)> Targets { get; init; }

        /// <summary>Why it wants a signed-in session; null where the link decides.</summary>
        public Sentence? SignIn => Case.StepUp switch
        {
            MailStepUp.Money => Sentence.Of("links.signIn.money"),
            MailStepUp.Marked => Sentence.Of("links.signIn.marked"),
            _ when Acts.IsEmpty => Sentence.Of("links.signIn.form"),
            _ => null,
        };
    }
}
