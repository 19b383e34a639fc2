using System.Collections;
using Hotswap.Discovery;

namespace Hotswap.Generators.Tests;

/// <summary>What the steps of the generator compare by.</summary>
public sealed class EquatableArrayTests
{
    [Fact]
    public void ArraysOfEqualElementsAreEqual()
    {
        EquatableArray<string> one = new(["a", "b"]);
        EquatableArray<string> other = ((string[])["a", "b"]).ToEquatableArray();
        Assert.True(one.Equals(other));
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void ArraysOfOtherElementsOrAnotherOrderAreNot()
    {
        EquatableArray<string> one = new(["a", "b"]);
        Assert.False(one.Equals(new(["b", "a"])));
        Assert.False(one.Equals(new(["a"])));
        Assert.False(one.Equals("a"));
        Assert.False(one.Equals(null));
        Assert.NotEqual(one.GetHashCode(), new EquatableArray<string>(["b", "a"]).GetHashCode());
        Assert.NotEqual(one.GetHashCode(), new EquatableArray<string>(["a"]).GetHashCode());
    }

    [Fact]
    public void ArrayThatWasNeverSetIsAnEmptyOne()
    {
        EquatableArray<string> none = default;
        Assert.True(none.Equals(EquatableArray<string>.Empty));
        Assert.Equal(none.GetHashCode(), EquatableArray<string>.Empty.GetHashCode());
        Assert.Empty(none);
    }

    [Fact]
    public void ElementsComeInTheirOrder()
    {
        EquatableArray<int> array = new([3, 1, 2]);
        Assert.Equal([3, 1, 2], array.AsEnumerable());
        Assert.Equal([3, 1, 2], ((IEnumerable)array).Cast<int>());
        Assert.Equal((1, 3), (array[1], array.Count));
    }
}
