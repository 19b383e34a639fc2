using System.Text.Json.Serialization;
using MemoryPack;

namespace Hotswap.Benchmarks.LiveThings;

/// <summary>A small job, as most are: three members.</summary>
[MemoryPackable]
public sealed partial class Live_Fire
{
    public int N { get; set; }

    public string? Who { get; set; }

    public DateTime At { get; set; }

    public static Live_Fire Create() => new() { N = 3, Who = "somebody", At = new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc) };
}

/// <summary>An order with nested objects, a list and a dictionary.</summary>
[MemoryPackable]
public sealed partial class Live_Order
{
    public long Id { get; set; }

    public string? Customer { get; set; }

    public DateTimeOffset Placed { get; set; }

    public decimal Total { get; set; }

    public bool IsPaid { get; set; }

    public Guid Key { get; set; }

    public double Weight { get; set; }

    public DayOfWeek Delivery { get; set; }

    public Address? Address { get; set; }

    public List<OrderLine> Lines { get; set; } = [];

    public Dictionary<string, string> Tags { get; set; } = [];

    public static Live_Order Create() => new()
    {
        Id = 123_456_789,
        Customer = "Grace Hopper",
        Placed = new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(2)),
        Total = 1234.50m,
        IsPaid = true,
        Key = new Guid("00112233-4455-6677-8899-aabbccddeeff"),
        Weight = 12.75,
        Delivery = DayOfWeek.Friday,
        Address = new Address { Street = "1 Main Street", City = "Arlington", Zip = "22201" },
        Lines = [.. Enumerable.Range(1, 10).Select(i => new OrderLine { Sku = "SKU-" + i, Quantity = i, Price = i * 1.25m })],
        Tags = new Dictionary<string, string> { ["channel"] = "web", ["campaign"] = "spring", ["priority"] = "high" },
    };
}

[MemoryPackable]
public sealed partial class Address
{
    public string? Street { get; set; }

    public string? City { get; set; }

    public string? Zip { get; set; }
}

[MemoryPackable]
public sealed partial class OrderLine
{
    public string? Sku { get; set; }

    public int Quantity { get; set; }

    public decimal Price { get; set; }
}

[JsonSerializable(typeof(Live_Fire))]
[JsonSerializable(typeof(Live_Order))]
internal sealed partial class SampleContext : JsonSerializerContext;
