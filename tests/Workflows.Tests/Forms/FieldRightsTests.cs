using Workflows.Definitions.Forms;

namespace Workflows.Tests.Forms;

public class FieldRightsTests
{
    [Fact]
    public void The_nearest_right_counts_and_star_is_for_the_rest()
    {
        var rights = FieldRights.Parse("""{"*":"read","amount":"edit","family":"edit","family.idNumber":"hidden","reason":"required"}""").Rights!;
        Assert.Equal(FieldRight.Edit, rights.At("amount"));
        Assert.Equal(FieldRight.Edit, rights.At("family[3].name"));
        Assert.Equal(FieldRight.Hidden, rights.At("family[0].idNumber"));
        Assert.Equal(FieldRight.Required, rights.At("reason"));
        Assert.Equal(FieldRight.Read, rights.At("anything"));
        Assert.True(rights.MayEdit("reason"));
        Assert.False(rights.MayEdit("anything"));
    }

    [Fact]
    public void Without_a_word_about_a_field_it_can_only_be_read() => Assert.Equal(FieldRight.Read, FieldRights.Parse("").Rights!.At("amount"));

    [Theory]
    [InlineData("""{"amount":"write"}""", "forms.rights.unknown")]
    [InlineData("""{"amount":1}""", "forms.rights.unknown")]
    [InlineData("""["amount"]""", "forms.rights.unreadable")]
    [InlineData("{", "forms.rights.unreadable")]
    public void Rights_that_cannot_be_read_give_a_sentence(string json, string text)
    {
        var reading = FieldRights.Parse(json);
        Assert.Null(reading.Rights);
        Assert.Equal(text, reading.Problem?.Key);
    }
}
