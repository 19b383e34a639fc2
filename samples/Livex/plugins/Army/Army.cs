using Hotswap;
using Livex.Contract;

namespace Livex.Army;

/// <summary>Gives orders that are carried out later, by whatever version serves then.</summary>
[HotswapPlugin]
public sealed partial class Army
{
    private const int Version = 1;

    /// <summary>Calls a function by name; generated.</summary>
    public partial object? InvokeFunc(string name, params object?[] args);

    /// <summary>The orders of the day: jobs, made by this version's code.</summary>
    [Invokable("orders")]
    internal LiveJob[] Orders(int day) =>
    [
        LiveJobs.RollCall(day % 2 == 0 ? "Ada" : "Grace", Version),
        LiveJobs.Fire(new Live_Fire { Rounds = 3, OrderedBy = Version }),
    ];

    /// <summary>A live function: found by its name, called with its parameters by their names.</summary>
    internal static void live_RollCall(string name, int orderedBy, Vault vault) =>
        vault.GetExtension<Drill>().Report("roll-call", orderedBy, Version, $"{name} is present");

    /// <summary>A live type: restored member by member, then handled.</summary>
    internal sealed class Live_Fire
    {
        /// <summary>How many rounds.</summary>
        public int Rounds { get; set; }

        /// <summary>The version that gave the order.</summary>
        public int OrderedBy { get; set; }

        /// <summary>Carries the order out.</summary>
        public void Handle(Vault vault) =>
            vault.GetExtension<Drill>().Report("fire", OrderedBy, Version, $"{Rounds} rounds");
    }
}
