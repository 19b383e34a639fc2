namespace Samples.Web;

/// <summary>A price, and the tariff that it is from.</summary>
public sealed record Quote(string Tariff, decimal Price);
