using System.Text;
using MessageHub.Backoffice.Access;

namespace MessageHub.Backoffice.Tests;

public class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData("RFC 6238, appendix B, row 1", 59, "94287082")]
    [InlineData("row 2", 1111111109, "07081804")]
    [InlineData("row 3", 1111111111, "14050471")]
    [InlineData("row 4", 1234567890, "89005924")]
    [InlineData("row 5", 2000000000, "69279037")]
    [InlineData("row 6, beyond 32 bits", 20000000000, "65353130")]
    public void The_codes_are_those_of_the_standard(string reason, long seconds, string expected) =>
        // Of the eight digits there the last six: both are remainders of the same number.
        Assert.True(seconds / 30 == Totp.Match(Secret, expected[2..], DateTimeOffset.FromUnixTimeSeconds(seconds)), reason);

    [Theory]
    [InlineData("the code of now", 0, true)]
    [InlineData("a clock that is thirty seconds slow", -1, true)]
    [InlineData("a clock that is thirty seconds fast", 1, true)]
    [InlineData("too old", -2, false)]
    [InlineData("too new", 2, false)]
    public void A_code_is_good_around_its_time(string reason, int offset, bool expected)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var code = new OtpNet.Totp(Secret).ComputeTotp(now.AddSeconds(30 * offset).UtcDateTime);
        Assert.True((expected ? (1_800_000_000 / 30) + offset : null) == Totp.Match(Secret, code, now), reason);
    }

    [Theory]
    [InlineData("empty", "")]
    [InlineData("letters", "abcdef")]
    [InlineData("one digit short", "12345")]
    public void What_is_no_code_matches_nothing(string reason, string typed) =>
        Assert.True(Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)) is null, reason);

    [Fact]
    public void Spaces_in_a_typed_code_do_not_count() =>
        Assert.NotNull(Totp.Match(Secret, "287 082", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void People_get_the_secret_in_base_32() => Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Totp.ForPeople(Secret));

    [Fact]
    public void The_address_for_an_app_holds_secret_and_account() =>
        Assert.Equal(
            "otpauth://totp/MessageHub:jan%40voorbeeld?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=MessageHub",
            Totp.Uri(Secret, "jan@voorbeeld"));

    [Fact]
    public void Secrets_differ_and_have_160_bits()
    {
        var secrets = Enumerable.Range(0, 50).Select(_ => Convert.ToHexString(Totp.NewSecret())).ToList();
        Assert.Equal(50, secrets.Distinct().Count());
        Assert.All(secrets, s => Assert.Equal(40, s.Length));
    }
}
