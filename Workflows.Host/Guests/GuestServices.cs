using Workflows.Host.Identity;

namespace Workflows.Host.Guests;

/// <summary>The room of guests (外部人员): invited to one case, let in by link and code. Expects the rooms of execution, mail, short messages and tasks.</summary>
public static class GuestServices
{
    public static IServiceCollection AddGuests(this IServiceCollection services)
    {
        services.AddSingleton<GuestLinks>().AddScoped<GuestSessions>().AddScoped<GuestDelivery>();
        services.AddScoped<GuestCases>().AddScoped<GuestSignatures>().AddScoped<GuestAnswers>();
        services.AddScoped<Invitations>().AddScoped<IRelationCheck, InvitesGuestsCheck>();
        return services;
    }
}
