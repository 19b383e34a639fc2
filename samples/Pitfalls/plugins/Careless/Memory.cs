using System.Reflection;
using System.Text.Json;

namespace Pitfalls;

/// <summary>What keeps a version in memory.</summary>
internal static class Memory
{
    // HS4001
    internal static void Subscribe() => Server.Ticked += OnTick;

    // HS4002
    internal static void Serialize() => Server.Board.Remove(JsonSerializer.Serialize(new Order { Pieces = 3 }));

    // HS4003
    internal static void Register() => Server.Stopping.Register(OnTick);

    // HS4004
    internal static void Store() => Server.Board.Add(new Order());

    // HS4005
    internal static void SetForTheProcess() => AppContext.SetData("pitfalls.order", new Order());

    // HS4006
    internal static void LoadForEver() => Assembly.Load(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "plugins", "Careless", "Careless.dll")));

    private static void OnTick() => State.visits++;
}

/// <summary>A class of the plugin.</summary>
public sealed class Order
{
    public int Pieces { get; set; }
}
