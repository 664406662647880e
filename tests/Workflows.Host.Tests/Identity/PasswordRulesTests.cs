using Workflows.Host.Identity;

namespace Workflows.Host.Tests.Identity;

public sealed class PasswordRulesTests
{
    private static readonly PasswordOwner Staff = new(["zhou-ba", "周八", "示例省总工会"], false), Administrator = Staff with { IsAdministrator = true };

    [Theory]
    [InlineData("七个字不够长啊", "password.fault.short")]
    [InlineData("八个汉字就已经够", "")]
    [InlineData("correct horse battery", "")]
    [InlineData("        8", "password.fault.common")]
    [InlineData("password", "password.fault.common")]
    [InlineData("PassWord123", "password.fault.common")]
    [InlineData("woaini1314", "password.fault.common")]
    [InlineData("gonghui2026", "password.fault.common")]
    [InlineData("１２３４５６７８", "password.fault.common")]
    [InlineData("abcdefghijk", "password.fault.common")]
    [InlineData("98765432", "password.fault.common")]
    [InlineData("ababababab", "password.fault.common")]
    [InlineData("ZHOU-BA and more", "password.fault.name")]
    [InlineData("我是周八我来登录", "password.fault.name")]
    [InlineData("😀😁😂🤣😃😄😅😆", "")]
    public void A_password_is_long_enough_unknown_and_nobodys_name(string password, string fault) =>
        Assert.Equal(fault, string.Join(' ', PasswordRules.Faults(password, Staff).Select(f => f.Key)));

    [Fact]
    public void Administrators_need_twelve_characters()
    {
        Assert.Equal(["password.fault.shortForAdministrator"], PasswordRules.Faults("elf zeichen", Administrator).Select(f => f.Key));
        Assert.Empty(PasswordRules.Faults("zwoelf chars", Administrator));
    }

    [Fact]
    public void Up_to_128_characters_are_taken_whole()
    {
        var sentence = string.Concat(Enumerable.Range(0, 32).Select(n => (char)('a' + n % 26) + "-工x"));
        Assert.Empty(PasswordRules.Faults(sentence, Administrator));
        Assert.Equal(["password.fault.long"], PasswordRules.Faults(sentence + "!", Administrator).Select(f => f.Key));
    }
}
