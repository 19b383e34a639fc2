using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>Where the code no longer reads what was shipped.</summary>
/// <param name="Line">The shipped line that is broken; null where something was added that old data lacks.</param>
/// <param name="Location">Where to report it: in the code, or <see cref="Location.None"/> where only the ledger speaks of it.</param>
/// <param name="What">The thing, for people.</param>
/// <param name="Why">What happened to it and what becomes of queued jobs.</param>
/// <param name="Remedy">What to do.</param>
public sealed record ContractBreak(LedgerLine? Line, Location Location, string What, string Why, string Remedy);
