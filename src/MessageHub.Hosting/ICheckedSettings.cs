namespace MessageHub.Hosting;

/// <summary>Settings that have to fit each other, beside the form that each has by itself (<see cref="Forms.FormAttribute"/>).</summary>
public interface ICheckedSettings
{
    /// <summary>What is wrong, by the names of settings as they stand here.</summary>
    IEnumerable<SettingProblem> Problems();
}
