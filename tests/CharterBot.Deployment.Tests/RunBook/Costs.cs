using System.Globalization;

namespace CharterBot.Deployment.Tests.RunBook;

/// <summary>The formulas of costs.md over its inputs, for a number of instances.</summary>
internal sealed class Costs(IReadOnlyDictionary<string, decimal> inputs, int instances)
{
    private const decimal KilobytesOfGigabyte = 1_000_000;
    private const decimal BytesOfGigabyte = 1_000_000_000;

    private decimal Turns =>
        inputs["Questions"] * (inputs["PiecesPerQuestion"] + inputs["DraftsPerQuestion"] + inputs["StancesPerQuestion"])
        + inputs["OtherTurns"];

    private decimal Operations => Turns * inputs[instances == 1 ? "OperationsPerTurnOne" : "OperationsPerTurnThree"];

    private decimal AllOperations => inputs["Communities"] * Operations;

    private decimal Gigabytes => inputs["Communities"] * inputs["KilobytesPerCharter"] / KilobytesOfGigabyte;

    private decimal ChartersOfMonth => inputs["Communities"] / inputs["MonthsOfCommunities"];

    private decimal AtRest => instances * 60 * inputs["HoursPerMonth"]
        * (inputs["ReadinessReadsPerMinute"] + inputs["TakeoverReadsPerMinute"]);

    private decimal Requests => ChartersOfMonth * Turns * inputs["PricePerMillionRequests"] / 1_000_000;

    private decimal Log =>
        ChartersOfMonth * Turns * inputs["LogBytesPerTurn"] / BytesOfGigabyte * inputs["PricePerGigabyteLogged"];

    private decimal Kept => Gigabytes * inputs["PricePerGigabyteMonth"];

    private decimal Fixed => inputs["PriceOfAlarms"] + inputs["PriceOfRegistry"];

    /// <summary>What each result is called, and what it is.</summary>
    public IEnumerable<(string Name, string Value)> Results()
    {
        yield return ("turns of a charter", Count(Turns));
        yield return ("store operations of a charter", Count(Operations));
        yield return ("money for them", Money(Price(Operations), 7));
        yield return ("keeping a charter, a year", Money(12 * Kept / inputs["Communities"], 4));
        yield return ("store operations of all communities' charters", Count(AllOperations));
        yield return ("money for them, once", Money(Price(AllOperations), 2));
        yield return ("keeping all charters, a month", Money(Kept, 2));
        yield return ("store operations at rest, a month", Count(AtRest));
        yield return ("money for them, a month", Money(Price(AtRest), 2));
        yield return ("requests and log, a month", Money(Requests + Log, 2));
        yield return ("instances, a month", Range(Instances(isBusy: false), Instances(isBusy: true), 2));
        yield return ("alarms and registry, a month", Money(Fixed, 2));
        yield return ("**everything, a month**", Range(Month(isBusy: false), Month(isBusy: true), 2));
        yield return (
            "for each community, a month",
            Range(Month(isBusy: false) / inputs["Communities"], Month(isBusy: true) / inputs["Communities"], 4));
    }

    private static string Count(decimal value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Money(decimal value, int digits) =>
        "$" + value.ToString("N" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string Range(decimal from, decimal to, int digits) =>
        $"{Money(from, digits)} to {Money(to, digits)}";

    private decimal Price(decimal operations) => operations / 10_000 * inputs["PricePer10000Operations"];

    private decimal Instances(bool isBusy) => instances * inputs["HoursPerMonth"] * 3_600
        * (inputs["Cores"] * inputs[isBusy ? "PricePerCoreSecondActive" : "PricePerCoreSecondIdle"]
            + inputs["Gibibytes"] * inputs["PricePerGibibyteSecond"]);

    private decimal Month(bool isBusy) =>
        Price(ChartersOfMonth * Operations) + Requests + Log + Kept + Price(AtRest) + Instances(isBusy) + Fixed;
}
