using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Hotswap.Analyzers;

/// <summary>Conditions whose value the code itself settles: made of constants, of flags that nothing ever changes, and of tokens that no reload fires.</summary>
internal static class Conditions
{
    /// <summary>Whether the condition always has the value.</summary>
    public static bool IsAlways(IOperation condition, bool value, HotswapProject project)
    {
        switch (condition)
        {
            case { ConstantValue: { HasValue: true, Value: bool constant } }:
                return constant == value;
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return IsAlways(not.Operand, !value, project);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } or:
                return value ? IsAlways(or.LeftOperand, true, project) || IsAlways(or.RightOperand, true, project)
                    : IsAlways(or.LeftOperand, false, project) && IsAlways(or.RightOperand, false, project);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } and:
                return value ? IsAlways(and.LeftOperand, true, project) && IsAlways(and.RightOperand, true, project)
                    : IsAlways(and.LeftOperand, false, project) || IsAlways(and.RightOperand, false, project);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } equal:
                return IsAlways(equal.LeftOperand, value == other, project);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals, RightOperand.ConstantValue: { HasValue: true, Value: bool other } } unequal:
                return IsAlways(unequal.LeftOperand, value != other, project);
            case IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool other } } } test:
                return IsAlways(test.Value, value == other, project);
            case IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool other } } } } test:
                return IsAlways(test.Value, value != other, project);
            case IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested", ContainingType.Name: "CancellationToken" }, Instance: { } token }:
                return !value && Tokens.End(token, project) is TokenEnd.Host or TokenEnd.Never;
            case IPropertyReferenceOperation { Property: { Name: "IsCancellationRequested", ContainingType.Name: "CancellationTokenSource" }, Instance: { } source }:
                return !value && CancellationSources.End(source, condition, project, default) is TokenEnd.Host or TokenEnd.Never;
            // A flag that only its initialiser sets.
            case IFieldReferenceOperation { Field: { Type.SpecialType: SpecialType.System_Boolean } field }
                when (field.DeclaredAccessibility == Accessibility.Private || field.IsReadOnly) && project.IsOwn(field):
                return IsOnly(project.Bodies.Writes(field), value);
            case IPropertyReferenceOperation { Property: { Type.SpecialType: SpecialType.System_Boolean, DeclaredAccessibility: Accessibility.Private } property }
                when project.IsOwn(property) && property is { IsVirtual: false, GetMethod: { } get } && IsAutomatic(get) && property.IsStored():
                return IsOnly(project.Bodies.Writes(property), value);
            case ILocalReferenceOperation { Local: { Type.SpecialType: SpecialType.System_Boolean } local }:
                return IsOnly(Writes(local, Bodies.Root(condition)), value, isLocal: true);
            default:
                return false;
        }
    }

    private static bool IsOnly(IReadOnlyCollection<IOperation> writes, bool value, bool isLocal = false) =>
        writes.All(w => w.ConstantValue is { HasValue: true, Value: bool constant } && constant == value)
        && (writes.Count > 0 || (!value && !isLocal));

    private static bool IsAutomatic(IMethodSymbol getter) => getter.DeclaringSyntaxReferences.All(
        r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null });

    /// <summary>What a local variable is given, by whatever code around it: a value, or what may change it.</summary>
    private static IOperation[] Writes(ILocalSymbol local, IOperation body) =>
    [
        .. body.Descendants().Select(o => o switch
        {
            IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
            ILocalReferenceOperation use when SymbolEqualityComparer.Default.Equals(use.Local, local) && MayWrite(use) => use,
            _ => null,
        }).OfType<IOperation>(),
    ];

    private static bool MayWrite(ILocalReferenceOperation use) => use.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == use && assignment is not ISimpleAssignmentOperation { IsRef: false },
        IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In) } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol.RefKind: RefKind.Ref } } => true,
        ITupleOperation or IAddressOfOperation or IDeclarationExpressionOperation => true,
        _ => false,
    };
}
