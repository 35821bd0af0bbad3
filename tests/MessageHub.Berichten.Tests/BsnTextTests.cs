namespace MessageHub.Berichten.Tests;

public class BsnTextTests
{
    [Theory]
    [InlineData("alone", "999900006", true)]
    [InlineData("in a sentence", "Bsn 999900006 niet gecontracteerd", true)]
    [InlineData("against letters", "bsn999900006x", true)]
    [InlineData("with blanks", "999 900 006", true)]
    [InlineData("with points", "9999.00.006.", true)]
    [InlineData("with dashes", "9999-00-006", true)]
    [InlineData("with a long dash", "9999 – 00006", true)]
    [InlineData("with hard blanks and line ends", "9999\u00A000\r\n006", true)]
    [InlineData("with something nobody sees between", "9999\u200B00006", true)]
    [InlineData("in full width", "９９９９００００６", true)]
    [InlineData("after another number", "contract 12 999900006", true)]
    [InlineData("before another number", "999900006 12", true)]
    [InlineData("the second of two", "123456789, 999900006", true)]
    [InlineData("that fails the test of eleven", "999900007", false)]
    [InlineData("of eight digits", "99990000", false)]
    [InlineData("within a longer number", "1999900006", false)]
    [InlineData("parted by a comma", "9999, 00006", false)]
    [InlineData("parted by letters", "9999 en 00006", false)]
    [InlineData("a date", "10-06-2026", false)]
    [InlineData("a telephone", "06 12345678", false)]
    [InlineData("nothing", "", false)]
    [InlineData("no text", null, false)]
    public void A_bsn_is_seen_in_a_text(string reason, string? text, bool expected) => Assert.True(expected == BsnText.IsIn(text), reason);
}
