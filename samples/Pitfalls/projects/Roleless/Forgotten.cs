namespace Pitfalls;

// HS0008: nothing is generated for it.
[Hotswap.HotswapPlugin]
public sealed class Forgotten;
