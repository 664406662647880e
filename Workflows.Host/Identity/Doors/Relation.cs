namespace Workflows.Host.Identity;

/// <summary>
/// What a reader must have to do with the thing an address names, beyond belonging to its <see cref="Audience"/>. Those with
/// an <see cref="IRelationCheck"/> are asked before the page runs, and answered with 「没有找到」 where they do not hold: not
/// there and not the reader's are the same answer.
/// </summary>
public enum Relation
{
    /// <summary>Nothing: everybody of the audience is shown the same thing.</summary>
    None,

    /// <summary>
    /// The thing is the reader's own and the address names nobody: inbox, drafts, settings, sessions. No check is needed: what
    /// is read is sought by the person who is signed in.
    /// </summary>
    Self,

    /// <summary>
    /// A list narrowed to what the reader may see, empty rather than refused. Narrowed where it is read: cases by
    /// <see cref="Pages.Cases.Visibility.CaseVisibility"/>, ledgers and registers by <see cref="Pages.Funds.Offices"/>.
    /// </summary>
    WithinSight,

    /// <summary>
    /// May see the case: takes part, has a task of it, holds a post that reads it, or audits it
    /// (<see cref="Pages.Cases.CaseAccess.MaySeeAsync"/>).
    /// </summary>
    SeesCase,

    /// <summary>Administers the unit of the running case or one above it (<see cref="Pages.Admin.Stuck.CaseAdministration"/>).</summary>
    AdministersCase,

    /// <summary>Filed the case (<see cref="Pages.Cases.OwnCaseCheck"/>).</summary>
    OwnCase,

    /// <summary>
    /// Handles the case or administers it, and its process knows guests (<see cref="Engine.Assignments.GuestRights"/>).
    /// </summary>
    InvitesGuests,

    /// <summary>
    /// May see the case, or answers an open task of it, be it as a substitute (<see cref="Tasks.Files.CaseFiles.MayOpenAsync"/>).
    /// </summary>
    WorksOnCase,

    /// <summary>
    /// May answer the task, by name, by post or as a substitute, or may see its case (<see cref="Tasks.TaskSight"/>). Whether an
    /// answer counts the engine decides, with a sentence and nothing typed lost.
    /// </summary>
    SeesTask,

    /// <summary>The task is open and the reader may answer it now (<see cref="Tasks.TaskSight"/>, <see cref="Tasks.Standing"/>).</summary>
    HoldsTask,

    /// <summary>Holds a post that may start the process at some unit (<see cref="Tasks.Starting.StartDesk"/>).</summary>
    MayStart,

    /// <summary>Holds an office, not mere membership, at the ledger's unit or above it, or audits it (<see cref="Pages.Funds.BudgetLines"/>).</summary>
    SeesLedger,

    /// <summary>
    /// Holds an office, not mere membership, over a unit with entries in the register – of this key, where the address names one –
    /// or audits it (<see cref="Pages.Registers.RegisterEntries"/>).
    /// </summary>
    SeesRegister,

    /// <summary>
    /// Knows a secret: the token of a link from a mail, or the number of a receipt. The page asks for it itself, since it says
    /// why a link is over; without the right one it shows nothing of the thing.
    /// </summary>
    TokenHolder,
}
