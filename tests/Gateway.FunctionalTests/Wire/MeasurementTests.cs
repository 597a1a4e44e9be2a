using System.Globalization;
using System.Text.Json;
using Aikynetix.Gateway.Wire;

namespace Aikynetix.Gateway.FunctionalTests.Wire;

/// <summary>Numbers on the wire are JSON numbers or null, and hold nine digits.</summary>
public sealed class MeasurementTests
{
    [Fact]
    public void Every_double_becomes_valid_json_and_comes_back()
    {
        // Random bit patterns visit subnormals, infinities and NaNs as often as ordinary numbers.
        var random = new Random(20260309);
        for (var i = 0; i < 20_000; i++)
        {
            var value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            using var document = JsonDocument.Parse(JsonSerializer.Serialize(new[] { value, value }, ApiJson.Options));
            foreach (var element in document.RootElement.EnumerateArray())
            {
                if (!double.IsFinite(value)) Assert.Equal(JsonValueKind.Null, element.ValueKind);
                else Assert.InRange(Math.Abs(element.GetDouble() - value), 0, Math.Max(Math.Abs(value) * 1e-8, double.Epsilon));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN, "null")]
    [InlineData(double.PositiveInfinity, "null")]
    [InlineData(double.NegativeInfinity, "null")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(double.MaxValue, "1.79769313E+308")]
    [InlineData(-double.Epsilon, "-4.94065646E-324")]
    [InlineData(-123456789.4, "-123456789")]
    public void The_known_corners(double value, string expected) => Assert.Equal(expected, JsonSerializer.Serialize(value, ApiJson.Options));

    [Fact]
    public void The_text_of_csv_is_the_text_of_json() =>
        Assert.Equal(JsonSerializer.Serialize(1.0 / 3, ApiJson.Options), Measurement.Text(1.0 / 3));

    [Theory]
    [InlineData("2026-03-09T00:05:00Z", "09/03/2026", "12:05 AM")]
    [InlineData("2026-12-31T23:59:59Z", "31/12/2026", "11:59 PM")]
    [InlineData("2026-01-02T01:30:00+03:00", "01/01/2026", "10:30 PM")]
    [InlineData("2026-01-02T12:00:00Z", "02/01/2026", "12:00 PM")]
    public void Dates_are_written_as_the_documented_api_writes_them(string moment, string date, string time) =>
        Assert.Equal(new CreatedAt(date, time), CreatedAt.From(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture)));
}
