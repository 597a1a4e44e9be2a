using System.Text.RegularExpressions;

namespace Aikynetix.Architecture.Tests;

/// <summary>Inside a project the folders form a one-way street too: each may use only those before it.</summary>
public sealed class FolderOrderTests
{
    private static readonly Dictionary<string, string[]> Order = new()
    {
        ["Biomechanics"] = ["Signals", "Kinematics", "Bar", "Calibration", "Metrics", "Weightlifting", "Jumping", "Running", "Mobility", "Live", "Coaching"],
        ["Inference"] = ["Onnx", "Conversion", "Models", "Crop", "Families", "Check", "Install", "Tracking"],
        ["Streaming"] = ["Decode", "Flow", "Live", "Record", "Draw", "Encode"],
        ["WebRtc"] = ["Ice", "Dtls", "Srtp", "Sdp", "Rtp", "Rtcp", "Receive", "Session"],
        ["Grpc"] = ["Wire", "Calls", "Server", "Client", "Health", "Reflection"],
        ["Sessions"] = ["Store", "Blobs", "Events", "Frames", "Projections", "Accounts", "Work", "Analyses", "Captures", "Announcements"],
        ["Gateway"] =
        [
            "Wire", "Errors", "Activities", "Auth", "OpenApi", "Jobs", "People", "Uploads", "Tus", "Videos", "Sessions", "Exports", "Render", "Threads",
            "Reports", "Management", "Demo", "Analysis", "Webhooks", "Live", "Ingest", "Whip", "Rpc", "Pages", "Health", "Listening", "Commands",
        ],
    };

    // What two activities need alike belongs in a folder before all of them.
    private static readonly string[] Activities = ["Weightlifting", "Jumping", "Running", "Mobility"];

    [Fact]
    public void Every_folder_has_its_place_in_the_order() =>
        Assert.Empty(Repository.Sources.Where(file => file.Folder.Length > 0 && file.Project != "Protos")
            .Where(file => !Order.TryGetValue(file.Project, out var folders) || !folders.Contains(file.Folder))
            .Select(file => file.Name));

    [Fact]
    public void A_folder_uses_only_folders_before_it()
    {
        var backward =
            from file in Repository.Sources
            where Order.ContainsKey(file.Project) && file.Folder.Length > 0
            let order = Order[file.Project]
            from Match use in FolderName(file.Project).Matches(file.Syntax.ToString())
            let used = use.Groups[1].Value
            where Array.IndexOf(order, used) > Array.IndexOf(order, file.Folder)
            select $"{file.Name} uses {file.Project}/{used}";
        Assert.Empty(backward.Distinct());
    }

    [Fact]
    public void No_activity_knows_of_another()
    {
        var across =
            from file in Repository.Sources
            where file.Project == "Biomechanics" && Activities.Contains(file.Folder)
            from Match use in FolderName(file.Project).Matches(file.Syntax.ToString())
            let used = use.Groups[1].Value
            where Activities.Contains(used) && used != file.Folder
            select $"{file.Name} uses {used}";
        Assert.Empty(across.Distinct());
    }

    private static Regex FolderName(string project) => new($@"using (?:static )?Aikynetix\.{project}\.(\w+)");
}
