using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotswap;

/// <summary>Refuses options when the host starts, all that are wrong at once, each by its key where the configuration set it.</summary>
internal sealed class PluginHostOptionsValidator(HotswapRegistration registration, IServiceProvider services) : IValidateOptions<PluginHostOptions>
{
    public ValidateOptionsResult Validate(string? name, PluginHostOptions options)
    {
        if (name != Options.DefaultName)
        {
            return ValidateOptionsResult.Skip;
        }

        IConfigurationSection? section = services.GetService<IConfiguration>()?.GetSection(registration.Section);
        List<string> errors = section is null ? [] : [.. PluginHostSettings.FindProblems(section)];
        errors.AddRange(options.FindProblems().Select(p => $"{Source(section, p.Option)}: {p.Text}"));
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private static string Source(IConfigurationSection? section, string option)
    {
        IConfigurationSection? key = section?.GetSection(option);
        return key is not null && key.Exists() ? $"{key.Path} is \"{key.Value}\"" : $"PluginHostOptions.{option}";
    }
}
