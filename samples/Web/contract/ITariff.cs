namespace Samples.Web;

/// <summary>What sending a parcel costs.</summary>
public interface ITariff
{
    /// <summary>The price for a parcel of that weight to that country.</summary>
    Quote QuoteFor(string country, decimal kilograms);
}
