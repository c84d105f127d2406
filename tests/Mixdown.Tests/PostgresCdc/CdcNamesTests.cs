using System.Text;
using Mixdown.Ingest.Sources.PostgresCdc;

namespace Mixdown.Tests.PostgresCdc;

public sealed class CdcNamesTests
{
    [Fact]
    public void A_slot_is_named_after_target_and_load_in_letters_that_the_server_takes()
    {
        Assert.Equal("mixdown_dev_shop_db", CdcNames.Slot("dev", "shop_db"));
        Assert.Equal("mixdown_prod_eu_shop_db__", CdcNames.Slot("Prod-EU", "shop.db!?"));
    }

    [Fact]
    public void Long_names_are_cut_to_63_bytes_and_stay_apart()
    {
        var (one, other) = (CdcNames.Slot("dev", new string('a', 80) + "1"), CdcNames.Slot("dev", new string('a', 80) + "2"));

        Assert.Equal(63, one.Length);
        Assert.NotEqual(one, other);
        Assert.True(CdcNames.IsSlot(one));
        Assert.InRange(Encoding.UTF8.GetByteCount(CdcNames.Publication(new string('ä', 60))), 55, 63);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Slot", false)]
    [InlineData("a-b", false)]
    [InlineData("mixdown_1", true)]
    public void Other_letters_are_no_name_of_a_slot(string name, bool isSlot) => Assert.Equal(isSlot, CdcNames.IsSlot(name));
}
