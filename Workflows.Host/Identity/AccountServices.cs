using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Workflows.Data;
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
            o.Password.RequiredLength = 8;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.Lockout.MaxFailedAccessAttempts = 10;
            o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        }).AddUserStore<AccountStore>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddScoped<TwoSteps>().AddScoped<NewPassword>().AddScoped<PasswordReset>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, PersonClaims>();
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddScoped<ISignIn, SignIn>();
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
