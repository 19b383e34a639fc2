using Hotswap;

namespace Pitfalls;

/// <summary>A plugin that loads, serves, and falls in the pit that its host names.</summary>
[HotswapPlugin]
public sealed class Careless
{
    public void OnLoad(object? data)
    {
        switch ((string?)data)
        {
            case "HS3001": Work.LoopForEver(); break;
            case "HS3002": Work.HaveAThread(); break;
            case "HS3003": Work.KeepATimer(); break;
            case "HS3004": Work.DropATask(); break;
            case "HS3005": Work.HostAService(); break;
            case "HS3006": Work.WaitTooLong(); break;
            case "HS4001": Memory.Subscribe(); break;
            case "HS4002": Memory.Serialize(); break;
            case "HS4003": Memory.Register(); break;
            case "HS4004": Memory.Store(); break;
            case "HS4005": Memory.SetForTheProcess(); break;
            case "HS4006": Memory.LoadForEver(); break;
        }
    }

    // HS0009: gone with the next generation, if this plugin is carried over.
    public void OnInit(Vault vault)
    {
        vault.DataBag["careless"] = "here";

        // HS1006: it is called live_RollCall.
        _ = vault.LiveFuncs.Contains("live_RolCall");
    }

    public object? InvokeFunc(string name, params object?[] args) => name switch
    {
        "HS2001" => ++State.visits,
        "HS2002" => State.Scores["all"] = State.Scores.GetValueOrDefault("all") + 1,
        "HS2003" => State.Motto += "!",
        "HS2004" => State.LastVisitor.Value = (State.LastVisitor.Value ?? "nobody") + "!",
        "order" => new Order(),

        // HS5005: the object may be of another version, whose Order is another type.
        _ => args[0] is Order,
    };
}
