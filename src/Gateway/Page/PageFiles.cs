using Microsoft.AspNetCore.StaticFiles;

namespace LiveScore.Gateway.Page;

/// <summary>What <c>npm run build</c> made of <c>src/Web</c>, as far as it was there when this assembly was built.</summary>
internal static class PageFiles
{
    private const string Folder = "dist/";
    private const string Index = Folder + "index.html";

    private static readonly FileExtensionContentTypeProvider s_types = new();

    /// <summary>By their paths; those in <c>/assets/</c> have a hash of their content in their names.</summary>
    private static readonly Dictionary<string, PageFile> s_built = typeof(PageFiles).Assembly.GetManifestResourceNames()
        .Select(name => (Name: name, Path: name.Replace('\\', '/')))
        .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Path != Index)
        .ToDictionary(file => "/" + file.Path[Folder.Length..], file => Read(file.Name, file.Path), StringComparer.Ordinal);

    /// <summary>The page, or one that says that it was not built.</summary>
    public static PageFile Page { get; } = new(IsBuilt ? Index : "page/unbuilt.html", "text/html; charset=utf-8");

    public static bool IsBuilt => typeof(PageFiles).Assembly.GetManifestResourceInfo(Index) is not null;

    public static PageFile? Find(string path) => s_built.GetValueOrDefault(path);

    private static PageFile Read(string name, string path)
    {
        var type = s_types.TryGetContentType(path, out var known) ? known : "application/octet-stream";
        type = type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type;
        return new(name, type) { IsForGood = path.StartsWith($"{Folder}assets/", StringComparison.Ordinal) };
    }
}
