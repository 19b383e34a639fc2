using System.Reflection;
using Xunit;

namespace Hotswap.Analyzers.Tests.Catalogue;

/// <summary>
/// Every rule has a class of tests with its id, in which cases that must be flagged and look-alikes that must not are told apart by
/// the names of the methods.
/// </summary>
public class CaseCountTests
{
    private const int Least = 6;

    public static TheoryData<string> Ids => [.. Rules.Descriptors.Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void HasFlaggedCasesAndLookAlikes(string id)
    {
        MethodInfo[] tests =
        [
            .. typeof(CaseCountTests).Assembly.GetTypes().Single(t => t.Name == id + "Tests")
                .GetMethods().Where(m => m.IsDefined(typeof(FactAttribute))),
        ];

        Assert.InRange(Cases(tests.Where(m => m.Name.Contains("Flagged"))), Least, int.MaxValue);
        Assert.InRange(Cases(tests.Where(m => m.Name.Contains("Silent"))), Least, int.MaxValue);
    }

    private static int Cases(IEnumerable<MethodInfo> tests) =>
        tests.Sum(m => m.IsDefined(typeof(TheoryAttribute)) ? m.GetCustomAttributes<InlineDataAttribute>().Count() : 1);
}
