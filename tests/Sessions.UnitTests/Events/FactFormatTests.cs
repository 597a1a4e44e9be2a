using System.Text;
using System.Text.Json;
using Aikynetix.Sessions.Events;
using Aikynetix.Sessions.Store;

namespace Aikynetix.Sessions.UnitTests.Events;

/// <summary>Facts keep their names and their form for ever; what is no fact of ours is refused.</summary>
public sealed class FactFormatTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_stored_names_are_these_and_none_may_ever_go() => Assert.Equal(
        [
            "analysis-claimed-v1", "analysis-completed-v1", "analysis-failed-v1", "analysis-released-v1", "analysis-renewed-v1",
            "analysis-requested-v1", "capture-ended-v1", "capture-interrupted-v1", "capture-started-v1", "client-assigned-v1", "client-unassigned-v1",
            "job-claimed-v1", "job-completed-v1", "job-failed-v1", "job-put-off-v1", "job-released-v1", "job-renewed-v1", "job-requested-v1",
            "key-changed-v1", "key-created-v1", "key-revoked-v1", "key-used-v1",
            "server-started-v1", "session-created-v1", "session-deleted-v1", "session-erased-v1", "session-renamed-v1",
            "sub-admin-appointed-v1", "sub-admin-dismissed-v1", "tokens-spent-v1",
            "user-changed-v1", "user-deleted-v1", "user-forgotten-v1", "webhook-created-v1", "webhook-removed-v1",
        ],
        FactFormat.Names.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Facts))]
    public void A_fact_comes_back_as_it_was_and_looks_as_it_always_did(string json, string type)
    {
        var fact = FactFormat.Read(Stored(type, json));
        var written = FactFormat.Write(fact);
        Assert.Equal(type, written.Type);
        Assert.Equal(json, Encoding.UTF8.GetString(written.Data.Span));
    }

    public static TheoryData<string, string> Facts() => new()
    {
        {
            """{"activity":"Weightlifting","exercise":"clean","title":"T","user_id":"u","created_by":"k","created_at":"2026-03-01T12:00:00+00:00","video_blob":"videos/a","video_file_name":"a.mp4","angles":["knee"],"measurement_system":"metric","barbell_mass":100.5}""",
            "session-created-v1"
        },
        {
            """{"activity":"Mobility","exercise":"Overhead Squat","title":"T","user_id":"u","created_by":"k","created_at":"2026-03-01T12:00:00+00:00","video_blob":"videos/a","video_file_name":"a.mp4","angles":["knee"],"measurement_system":"metric","pain":false,"heels_raised":true,"slow_motion":8}""",
            "session-created-v1"
        },
        {
            """{"activity":"Running","exercise":"Running","title":"T","user_id":"u","created_by":"k","created_at":"2026-03-01T12:00:00+00:00","video_blob":"videos/a","video_file_name":"a.mp4","angles":[],"measurement_system":"metric","incline":1.5,"speed":3.5}""",
            "session-created-v1"
        },
        { """{"title":"T"}""", "session-renamed-v1" },
        { """{"deleted_at":"2026-03-01T12:00:00+00:00"}""", "session-deleted-v1" },
        { """{"erased_at":"2026-03-01T12:00:00+00:00"}""", "session-erased-v1" },
        { """{"user_uid":"u","payload":"{}","asked_at":"2026-03-01T12:00:00+00:00","session_id":"s"}""", "job-requested-v1" },
        { """{"claim":1,"process":"p","lease_until":"2026-03-01T12:00:00+00:00"}""", "job-claimed-v1" },
        { """{"claim":1,"lease_until":"2026-03-01T12:00:00+00:00"}""", "job-renewed-v1" },
        {
            """{"url":"https://a.example/","events":["session.completed"],"role":"Admin","key_id":"k","created_at":"2026-03-01T12:00:00+00:00","user_uid":"u"}""",
            "webhook-created-v1"
        },
        { """{"removed_at":"2026-03-01T12:00:00+00:00"}""", "webhook-removed-v1" },
        { """{"claim":1}""", "job-released-v1" },
        { """{"tokens":-70}""", "tokens-spent-v1" },
        { """{"claim":1,"not_before":"2026-03-01T12:00:00+00:00","error":"e"}""", "job-put-off-v1" },
        { """{"claim":1,"completed_at":"2026-03-01T12:00:00+00:00","result":"{}"}""", "job-completed-v1" },
        { """{"claim":1,"failed_at":"2026-03-01T12:00:00+00:00","error_code":"c","error":"e"}""", "job-failed-v1" },
        { """{"version":1,"requested_at":"2026-03-01T12:00:00+00:00"}""", "analysis-requested-v1" },
        { """{"version":1,"claim":2,"process":"p","lease_until":"2026-03-01T12:00:00+00:00"}""", "analysis-claimed-v1" },
        {
            """{"version":1,"claim":2,"completed_at":"2026-03-01T12:00:00+00:00","model_id":"m","width":1,"height":2,"frames_stream":"f","frame_count":3,"frames_sha256":"aa","received":4,"analyzed":3,"dropped":{"late":1},"analysis_blob":"b","analysis_sha256":"bb","summary":{"max_power":null,"scale":0.01}}""",
            "analysis-completed-v1"
        },
        {
            """{"version":1,"claim":0,"completed_at":"2026-03-01T12:00:00+00:00","model_id":"m","width":1,"height":2,"frames_stream":"f","frame_count":3,"frames_sha256":"aa","received":4,"analyzed":3,"dropped":{},"analysis_blob":"b","analysis_sha256":"bb","summary":{},"live":true}""",
            "analysis-completed-v1"
        },
        {
            """{"version":1,"claim":2,"completed_at":"2026-03-01T12:00:00+00:00","model_id":"m","width":1,"height":2,"frames_stream":"f","frame_count":3,"frames_sha256":"aa","received":4,"analyzed":3,"dropped":{},"analysis_blob":"b","analysis_sha256":"bb","summary":{},"slow_motion":8}""",
            "analysis-completed-v1"
        },
        {
            """{"started_at":"2026-03-01T12:00:00+00:00","process":"p","stream":"s","ingest":"webrtc","model_id":"m","width":1,"height":2,"frames_stream":"f"}""",
            "capture-started-v1"
        },
        {
            """{"ended_at":"2026-03-01T12:00:00+00:00","reason":"r","yield":{"frame_count":3,"frames_sha256":"aa","has_video":true,"received":4,"analyzed":3,"dropped":{"queue_full":1}}}""",
            "capture-ended-v1"
        },
        {
            """{"ended_at":"2026-03-01T12:00:00+00:00","reason":"r","yield":{"frame_count":3,"frames_sha256":"aa","has_video":true,"received":4,"analyzed":3,"dropped":{},"video_problem":"It broke."}}""",
            "capture-ended-v1"
        },
        {
            """{"interrupted_at":"2026-03-01T12:00:00+00:00","yield":{"frame_count":3,"frames_sha256":"aa","has_video":false,"received":3,"analyzed":3,"dropped":{}}}""",
            "capture-interrupted-v1"
        },
        { """{"version":1,"claim":2,"failed_at":"2026-03-01T12:00:00+00:00","error_code":"no-person","error":"Nobody."}""", "analysis-failed-v1" },
        { """{"changed_at":"2026-03-01T12:00:00+00:00","height_cm":180}""", "user-changed-v1" },
        {
            """{"changed_at":"2026-03-01T12:00:00+00:00","ycom":0.957,"leg_length":84,"shoe_size":39,"brand":"B","shoe_model":"M","plan":"pro","in_care_of":"coach"}""",
            "user-changed-v1"
        },
        { """{"deleted_at":"2026-03-01T12:00:00+00:00","keep_sessions":true}""", "user-deleted-v1" },
        { """{"forgotten_at":"2026-03-01T12:00:00+00:00"}""", "user-forgotten-v1" },
        { """{"appointed_at":"2026-03-01T12:00:00+00:00"}""", "sub-admin-appointed-v1" },
        { """{"dismissed_at":"2026-03-01T12:00:00+00:00"}""", "sub-admin-dismissed-v1" },
        { """{"title":"T"}""", "key-changed-v1" },
        { """{"title":"T","expires_at":"2026-03-01T12:00:00+00:00"}""", "key-changed-v1" },
        { """{"sha256":"aa","prefix":"aiky_","title":"T","role":"Admin","created_at":"2026-03-01T12:00:00+00:00"}""", "key-created-v1" },
    };

    [Theory]
    [InlineData("session-created-v99", "{}")]
    [InlineData("Session", "{}")]
    [InlineData("analysis-requested-v1", "{}")]
    [InlineData("analysis-requested-v1", "null")]
    [InlineData("analysis-requested-v1", "")]
    [InlineData("analysis-requested-v1", "{\"version\":\"one\",\"requested_at\":\"2026-03-01T12:00:00Z\"}")]
    [InlineData("analysis-failed-v1", "{\"version\":1,\"claim\":1,\"failed_at\":\"2026-03-01T12:00:00Z\",\"error_code\":null,\"error\":\"x\"}")]
    public void What_is_no_fact_of_ours_is_refused(string type, string json) =>
        Assert.Throws<FactFormatException>(() => FactFormat.Read(Stored(type, json)));

    [Fact]
    public void A_member_that_a_later_version_added_is_passed_over() =>
        Assert.Equal(new AnalysisReleased(3), FactFormat.Read(Stored("analysis-released-v1", """{"claim":3,"mood":"good"}""")));

    [Fact]
    public void A_session_without_a_beginning_or_with_a_stranger_in_it_is_refused()
    {
        var session = new Session("a", JsonSerializer.Deserialize<SessionCreated>(
            Facts().First().Data.Item1, FactJson.Default.SessionCreated)!);
        Assert.Throws<FactFormatException>(() => session.Apply(new KeyRevoked(Noon)));
    }

    private static StoredEvent Stored(string type, string json) =>
        new("session-a", 0, 1, Guid.NewGuid(), type, Encoding.UTF8.GetBytes(json), Noon);
}
