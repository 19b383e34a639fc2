using Microsoft.CodeAnalysis;

namespace Hotswap.Discovery;

/// <summary>
/// Holds what was shipped against what the code reads now. What live data allows between versions is no break: widened numbers,
/// other collections, renamed or moved types, members with a default, and whatever <c>[FormerName]</c> explains.
/// </summary>
public sealed class ContractComparison
{
    private readonly LiveContract _now;
    private readonly ILookup<string, LedgerLine> _shipped;
    private readonly HashSet<LedgerLine> _accepted;
    private readonly List<ContractBreak> _breaks = [];
    private readonly HashSet<(string, string)> _compared = [];

    /// <summary>Compares.</summary>
    /// <param name="shipped">What was shipped.</param>
    /// <param name="accepted">Shipped lines that are gone on purpose.</param>
    /// <param name="now">What the code reads.</param>
    public ContractComparison(IEnumerable<LedgerLine> shipped, IEnumerable<LedgerLine> accepted, LiveContract now)
    {
        _now = now;
        _shipped = shipped.Distinct().ToLookup(l => l.Owner, StringComparer.Ordinal);
        _accepted = [.. accepted];
        foreach (LedgerLine name in _shipped.SelectMany(g => g).Where(l => l.Member is null && !_accepted.Contains(l)))
        {
            CompareName(name);
        }
    }

    /// <summary>All breaks.</summary>
    public IReadOnlyList<ContractBreak> Breaks => _breaks;

    /// <summary>The shipped line that a new one takes the place of without harm: the same thing of another type.</summary>
    public LedgerLine? ReplacedBy(LedgerLine line) => line.Member is null
        ? null
        : _shipped[line.Owner].FirstOrDefault(l => l.IsSameThing(line) && !l.Equals(line) && _breaks.All(b => !l.Equals(b.Line)));

    private void CompareName(LedgerLine name)
    {
        ContractThing? thing = _now.Live.FirstOrDefault(t => Same(t.Name, name.Owner))
            ?? _now.Live.FirstOrDefault(t => t.FormerNames.Any(f => Same(f, name.Owner)));
        if (thing is not null)
        {
            Compare(name.Owner, thing);
            return;
        }

        _breaks.Add(new ContractBreak(
            name,
            Location.None,
            name.Owner,
            "is no longer a live name that jobs are run by, but was shipped: queued jobs of it fail",
            $"bring it back, or mark what took its place with [FormerName(\"{name.Owner}\")]"));

        // Live names are compared as the runtime compares them.
        static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    private void Compare(string shipped, ContractThing now)
    {
        if (!_compared.Add((shipped, now.Name)))
        {
            return;
        }

        var found = new HashSet<ContractMember>();
        foreach (LedgerLine line in _shipped[shipped].Where(l => l.Member is not null))
        {
            ContractMember? member = now.Members.FirstOrDefault(m => m.Name == line.Member)
                ?? now.Members.FirstOrDefault(m => m.FormerNames.Contains(line.Member!));
            if (member is not null)
            {
                found.Add(member);
            }

            if (_accepted.Contains(line))
            {
                continue;
            }

            if (member is null)
            {
                _breaks.Add(Removed(line, now));
            }
            else if (!Reads(line.Type!, member.Type, member.ReadsNull))
            {
                _breaks.Add(new ContractBreak(
                    line,
                    member.Location,
                    $"{now.Name}.{member.Name}",
                    $"was shipped as {line.Type} and is {member.Type} now: what queued jobs hold may be refused",
                    "keep the old type, or give the new one another name"));
            }
        }

        if (_shipped[shipped].Any())
        {
            AddNeeded(now, found);
        }
    }

    private ContractBreak Removed(LedgerLine line, ContractThing now) => line.Member == LedgerLine.Payload
        ? new ContractBreak(
            line, now.Location, now.Name, "took the payload of its jobs as it was, and no longer does: queued jobs may be refused", "keep the LiveData parameter")
        : new ContractBreak(
            line,
            now.Location,
            $"{line.Owner}.{line.Member}",
            "was shipped and is gone: what queued jobs hold under that name is lost",
            $"bring it back, or mark what took its place with [FormerName(\"{line.Member}\")]");

    private void AddNeeded(ContractThing now, HashSet<ContractMember> found)
    {
        foreach (ContractMember member in now.Members.Where(m => m.IsNeeded && !found.Contains(m) && m.Name != LedgerLine.Payload))
        {
            _breaks.Add(new ContractBreak(
                null,
                member.Location,
                $"{now.Name}.{member.Name}",
                "is needed, but was not shipped: queued jobs do not have it and are refused",
                "give it a default, or make it not required"));
        }
    }

    private bool Reads(WireType shipped, WireType now, bool readsNull)
    {
        if (shipped.Form == WireForm.Nullable)
        {
            return readsNull && Reads(shipped.Items[0], now.Form == WireForm.Nullable ? now.Items[0] : now, readsNull);
        }

        if (now.Form == WireForm.Nullable)
        {
            return Reads(shipped, now.Items[0], readsNull);
        }

        if (shipped.Form != now.Form)
        {
            return false;
        }

        switch (shipped.Form)
        {
            case WireForm.Primitive:
                return Widening.Reads(shipped.Name, now.Name);
            case WireForm.Object:
                if (_now.FindType(now.Name) is { } type)
                {
                    Compare(shipped.Name, type);
                }

                return true;
            default:
                return shipped.Items.Count == now.Items.Count
                    && Enumerable.Range(0, shipped.Items.Count).All(i => Reads(shipped.Items[i], now.Items[i], ReadsNull(now.Items[i])));
        }
    }

    /// <summary>Whether an item that may have been null before is read; only values of value types were stored as such.</summary>
    private bool ReadsNull(WireType item) => item.Form switch
    {
        WireForm.Primitive or WireForm.Tuple => false,
        WireForm.Object => _now.FindType(item.Name) is not { IsStruct: true },
        _ => true,
    };
}
