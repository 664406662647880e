using System.Collections.Immutable;
using Workflows.Host.Identity;

namespace Workflows.Host.Pages.Shared.Models;

/// <summary>The example people offered on the sign-in page of a demonstration.</summary>
/// <param name="ReturnUrl">Where to go after signing in; null leads to the person's first page.</param>
public sealed record DemonstrationAccounts(ImmutableArray<DemonstrationAccount> Accounts, string? ReturnUrl = null);
