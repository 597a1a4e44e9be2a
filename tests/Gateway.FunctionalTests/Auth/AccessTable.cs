using System.Net.Http.Headers;
using System.Text;
using Aikynetix.Gateway.Activities;
using Aikynetix.Gateway.FunctionalTests.Running;
using Aikynetix.Gateway.FunctionalTests.Whip;

namespace Aikynetix.Gateway.FunctionalTests.Auth;

/// <summary>Every route of the server and who gets what from it: one line for each.</summary>
internal static class AccessTable
{
    // admin · sub-admin of the owner · other sub-admin · owner · other user · nobody
    private const string Session = "200 200 403 200 403 401";
    private const string Unfinished = "409 409 403 409 403 401";
    private const string Everybody = "200 200 200 200 200 401";
    private const string Open = "200 200 200 200 200 200";
    private const string Options = "204 204 204 204 204 204";
    private const string Nothing = "404 404 404 404 404 401";

    // Of another activity than the session of the world, or a version that it does not have.
    private const string Elsewhere = "404 404 403 404 403 401";

    // Junk for a video: whoever may upload is told so.
    private const string Uploader = "415 415 403 415 403 401";
    private const string Manager = "415 415 403 403 403 401";

    public static AccessRow[] Rows { get; } =
    [
        .. Activity("weightlifting", "lift-analysis"),
        .. Activity("jumping", "jump-analysis"),
        .. Activity("running", "gait-analysis"),
        .. Activity("mobility-assessment", "mobility-analysis"),
        new("GET /sessions/{session_id}/status/", Session),
        new("GET /videos/{session_id}/original/", Session),
        new("HEAD /videos/{session_id}/original/", Session),
        new("GET /videos/{session_id}/analyzed/{version}/", Elsewhere),
        new("HEAD /videos/{session_id}/analyzed/{version}/", Elsewhere),
        new("GET /videos/{session_id}/phases/{phase}/", Unfinished),
        new("GET /videos/{session_id}/thumbnail/", Unfinished),
        new("GET /session-management/sessions/{session_id}/analyzed-video/", Unfinished),
        new("GET /sessions/{session_id}/analyzed-video/", Unfinished),
        new("GET /threads/{thread_id}/", Session),
        new("GET /running/sessions/metrics/total/", Session) { Query = world => "?user_id=" + world.Owner },

        new("POST /uploads/", "201 201 403 201 403 401") { Body = world => Tus(("Upload-Length", "3"), ("Upload-Metadata", AccessWorld.Metadata(world.Owner))) },
        new("PATCH /uploads/{upload_id}/", "404 404 404 409 404 401") { Body = _ => Tus(("Upload-Offset", "1")) },
        new("HEAD /uploads/{upload_id}/", "404 404 404 200 404 401") { Body = _ => Tus() },
        new("DELETE /uploads/{upload_id}/", "404 404 404 204 404 401") { Body = _ => Tus() },
        new("POST /uploads/{upload_id}/", "404 404 404 204 404 401") { Body = _ => Tus(("X-HTTP-Method-Override", "DELETE")) },
        new("OPTIONS /uploads/", Options),
        new("OPTIONS /uploads/{upload_id}/", Options),

        new("GET /session-management/sessions/", Everybody),
        new("GET /session-management/sessions/filter/", "200 200 403 200 403 401") { Query = world => "?user_id=" + world.Owner },
        new("POST /session-management/sessions/by-ids/", Everybody) { Body = world => Json($$"""{"session_ids":["{{world.SessionId}}"]}""") },
        new("PUT /session-management/sessions/{session_id}/", Session) { Body = _ => Json("""{"title":"T"}""") },
        new("DELETE /session-management/sessions/{session_id}/", "204 204 403 204 403 401"),
        new("POST /session-management/sessions/{session_id}/reanalyze/", Unfinished),
        new("GET /session-management/sessions/{session_id}/analyses/", Session),
        new("GET /session-management/sessions/{session_id}/analyses/diff/", Unfinished) { Query = _ => "?from=1&to=1" },

        new("GET /webhooks/", Everybody),
        new("POST /webhooks/", "201 201 201 201 201 401") { Body = _ => Json("""{"url":"https://example.org/hook"}""") },
        new("DELETE /webhooks/{webhook_id}/", "204 404 404 204 404 401"),
        new("GET /webhooks/{webhook_id}/deliveries/", "200 404 404 200 404 401"),

        .. Clients("/client-management/clients"),
        .. Clients("/user-management/users"),
        new("GET /api-management/keys/", Everybody),
        new("POST /api-management/keys/", "200 200 403 200 403 401") { Body = world => Json($$"""{"user_uid":"{{world.Owner}}"}""") },
        new("PATCH /api-management/keys/{key_id}/", "200 200 404 200 404 401") { Body = _ => Json("""{"title":"T"}""") },
        new("GET /admin-management/sub-admins/", "200 403 403 403 403 401"),
        new("POST /admin-management/sub-admins/", "200 403 403 403 403 401") { Body = world => Json($$"""{"user_uid":"{{world.Owner}}"}""") },
        new("DELETE /admin-management/sub-admins/{user_uid}/", "204 403 403 403 403 401") { User = world => world.SpareCoach },
        new("GET /admin-management/sub-admins/{user_uid}/clients/", "200 403 403 403 403 401") { User = world => world.SpareCoach },
        new("PUT /admin-management/sub-admins/{user_uid}/clients/{client_uid}/", "204 403 403 403 403 401") { User = world => world.SpareCoach },
        new("DELETE /admin-management/sub-admins/{user_uid}/clients/{client_uid}/", "204 403 403 403 403 401") { User = world => world.SpareCoach },

        new("GET /live/", Everybody),
        new("ANY /hubs/live", "400 400 400 400 400 401"),
        new("ANY /hubs/live/negotiate", Everybody) { Verb = "POST" },
        new("POST /whip/{stream}", "201 201 403 201 403 401") { Body = _ => Text(Publisher.Offer, Publisher.Sdp), Query = world => "?user_id=" + world.Owner },
        new("PATCH /whip/{stream}/{connection}", Nothing) { Body = _ => Text("a=ice-ufrag:cam1", Publisher.Fragment) },
        new("DELETE /whip/{stream}/{connection}", Nothing),
        new("GET /whip/{stream}/{connection}", Nothing),
        new("OPTIONS /whip/{stream}", Open),
        new("OPTIONS /whip/{stream}/{connection}", Open),

        new("GET /healthz", Open),
        new("GET /readyz", Open),
        new("GET /metrics", "200 403 403 403 403 401"),
        new("GET /openapi/{documentName}.json", Open),
    ];

    private static AccessRow[] Activity(string path, string report) =>
    [
        new($"POST /{path}/management/sessions/", Manager) { Body = world => Upload(path, world) },
        new($"POST /{path}/sessions/", Uploader) { Body = world => Upload(path, world) },
        new($"GET /{path}/sessions/{{session_id}}/", path == AccessWorld.Activity ? Session : Elsewhere),
        .. from route in new[] { "GET {0}/export/", "GET {0}/{1}/", "POST {0}/{1}/", "GET {0}/summary/", "POST {0}/summary/", "POST {0}/recommendation/" }
           select new AccessRow(string.Format(null, route, $"/{path}/sessions/{{session_id}}", report), path == AccessWorld.Activity ? Unfinished : Elsewhere),
    ];

    private static AccessRow[] Clients(string path) =>
    [
        new($"GET {path}/", Everybody),
        new($"GET {path}/{{user_uid}}/", Session),
        new($"POST {path}/", "200 200 200 403 403 401") { Body = _ => Json("{}") },
        new($"PUT {path}/{{user_uid}}/", "200 200 403 403 403 401") { Body = _ => Json("""{"age":40}""") },
        new($"DELETE {path}/{{user_uid}}/", "204 204 403 403 403 401"),
    ];

    private static MultipartFormDataContent Upload(string path, AccessWorld world)
    {
        var exercise = ActivityTable.All.Single(activity => activity.Path == path).Exercises[0].Name;
        return UploadForms.Form("no video"u8.ToArray(), ("user_id", world.Owner), ("exercise_name", exercise));
    }

    // tus speaks in headers; these travel with the content, as any request may have one.
    private static ByteArrayContent Tus(params (string Name, string Value)[] headers)
    {
        var content = new ByteArrayContent([]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        foreach (var (name, value) in headers.Append(("Tus-Resumable", "1.0.0"))) content.Headers.TryAddWithoutValidation(name, value);
        return content;
    }

    private static ByteArrayContent Json(string text) => Text(text, "application/json");

    private static ByteArrayContent Text(string text, string type)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return content;
    }
}
