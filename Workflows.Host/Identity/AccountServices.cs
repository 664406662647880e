using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Workflows.Data.Identity;
using Workflows.Host.Sealing;

namespace Workflows.Host.Identity;

/// <summary>Accounts with their passwords, and the keys of cookies and tokens that all hosts share.</summary>
public static class AccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.ClaimsIdentity.UserIdClaimType = PersonClaims.Account;
        }).AddUserStore<AccountStore>().AddSignInManager<PersonSignIn>()
            .AddTokenProvider<OnceOnlyCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordCheck>();
        services.AddScoped<TwoSteps>().AddScoped<NewPassword>().AddScoped<PasswordReset>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, PersonClaims>();
        services.Configure<SecurityStampValidatorOptions>(o =>
        {
            o.ValidationInterval = TimeSpan.FromMinutes(1);
            o.OnRefreshingPrincipal = SessionCookie.KeepAsync;
        });
        services.AddSingleton(p => SessionLimits.From(p.GetRequiredService<IConfiguration>()));
        services.AddScoped<AccessTokens>().AddScoped<Calendars.CalendarAddresses>();
        services.AddSingleton<SentCodes>().AddSingleton<CodePost>().AddSingleton<LaterSends>().AddHostedService(p => p.GetRequiredService<LaterSends>());
        services.AddScoped<Activations>().AddScoped<MobileActivation>().AddScoped<Recoveries>();
        services.AddSingleton<ExternalClient>().AddScoped<ExternalSignIn>();
        services.AddScoped<Sessions>().AddScoped<SignInAttempts>().AddScoped<OwnAccount>().AddScoped<ISignIn, SignIn>();
        services.AddDataProtection().SetApplicationName("Union Workflows");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(p =>
            new ConfigureOptions<KeyManagementOptions>(o =>
            {
                o.XmlRepository = new SharedKeys(p);
                o.XmlEncryptor = new SharedKeyEncryptor(p.GetRequiredService<MasterKey>());
            }));
        return services;
    }
}
