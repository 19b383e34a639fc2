using System.Text;
using Hotswap.Discovery;

namespace Hotswap.Generators.Emit;

/// <summary>A member or parameter of what is read, and what is done with it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="FormerNames">Names that it had earlier.</param>
/// <param name="Read">Writes the statements that read it.</param>
internal sealed record LoopMember(string Name, EquatableArray<string> FormerNames, Action<SourceWriter> Read);

/// <summary>
/// Writes the loop over the members of a JSON object: each is found by its name, whatever the order, and one that is not known is
/// skipped.
/// </summary>
internal static class MemberLoop
{
    public static void Emit(SourceWriter writer, IReadOnlyList<LoopMember> members)
    {
        writer.Open($"while ({DataCode.Json}.NextMember(ref reader, out global::System.ReadOnlySpan<byte> member))");
        if (members.Count > 0)
        {
            writer.Open("switch (member.Length)");
            foreach (IGrouping<int, (string Name, LoopMember Member)> length in Names(members)
                .GroupBy(n => Encoding.UTF8.GetByteCount(n.Name))
                .OrderBy(g => g.Key))
            {
                writer.Line($"case {length.Key}:").Indent();
                foreach ((string name, LoopMember member) in length)
                {
                    writer.Open($"if (global::System.MemoryExtensions.SequenceEqual(member, {Code.Literal(name)}u8))");
                    member.Read(writer);
                    writer.Line("continue;").Close().Line();
                }

                writer.Line("break;").Outdent();
            }

            writer.Close().Line();
        }

        writer.Line("reader.Skip();").Close();
    }

    /// <summary>All names; a former name gives way to a member that has it now.</summary>
    private static IEnumerable<(string Name, LoopMember Member)> Names(IReadOnlyList<LoopMember> members)
    {
        var taken = new HashSet<string>(members.Select(m => m.Name), StringComparer.Ordinal);
        return members
            .Select(m => (m.Name, m))
            .Concat(members.SelectMany(m => m.FormerNames.Where(taken.Add).Select(n => (n, m))));
    }
}
