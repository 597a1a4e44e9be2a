"""Streams a clip in and watches it over the real gRPC port with stock grpcio; prints the outcome of each check as JSON.

The messages are those that the server's own reflection tells: Debian's compiler is too old for the fields of ours that may be unset.

python3 grpc_live.py '{"address":"127.0.0.1:8081","key":"...","user":"...","clip":"a.h264","protos":"src/Protos"}'
"""
import json
import pathlib
import queue
import subprocess
import sys
import tempfile
import threading
import time

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

OPTIONS = json.loads(sys.argv[1])
DELIMITER = b"\x00\x00\x00\x01\x09"
pool = descriptor_pool.DescriptorPool()
factory = message_factory.MessageFactory(pool)
channel = grpc.insecure_channel(OPTIONS["address"], [("grpc.max_send_message_length", -1)])


def message(name):
    return factory.GetPrototype(pool.FindMessageTypeByName(name))


def compile_tools():
    """Adds what tools speak, health and reflection, from the standard files."""
    with tempfile.TemporaryDirectory() as folder:
        compiled = pathlib.Path(folder) / "tools.bin"
        subprocess.run([sys.executable, "-m", "grpc_tools.protoc", f"-I{OPTIONS['protos']}", "--include_imports", f"--descriptor_set_out={compiled}",
                        "grpc/health/v1/health.proto", "grpc/reflection/v1/reflection.proto"], check=True)
        for proto in descriptor_pb2.FileDescriptorSet.FromString(compiled.read_bytes()).file:
            pool.Add(proto)


def reflect(**question):
    request = message("grpc.reflection.v1.ServerReflectionRequest")
    reply = message("grpc.reflection.v1.ServerReflectionResponse")
    inform = channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", request.SerializeToString, reply.FromString)
    return next(inform(iter([request(**question)])))


def learn(added, **question):
    """Adds the files that the server answers, after those that they need."""
    files = [descriptor_pb2.FileDescriptorProto.FromString(file) for file in reflect(**question).file_descriptor_response.file_descriptor_proto]
    for file in files:
        for needed in file.dependency:
            if needed not in added:
                learn(added, file_by_filename=needed)
        if file.name not in added:
            added.add(file.name)
            pool.Add(file)


compile_tools()
known = set()
for service in "aikynetix.ingest.v1.Ingest", "aikynetix.live.v1.Live":
    learn(known, file_containing_symbol=service)
Request, Reply = message("aikynetix.ingest.v1.StreamRequest"), message("aikynetix.ingest.v1.StreamReply")
WatchRequest, WatchReply = message("aikynetix.live.v1.WatchRequest"), message("aikynetix.live.v1.WatchReply")
ingest = channel.stream_stream("/aikynetix.ingest.v1.Ingest/Stream", Request.SerializeToString, Reply.FromString)
watch = channel.unary_stream("/aikynetix.live.v1.Live/Watch", WatchRequest.SerializeToString, WatchReply.FromString)

film = pathlib.Path(OPTIONS["clip"]).read_bytes()
starts = [at for at in range(len(film)) if film.startswith(DELIMITER, at)] + [len(film)]
units = [Request(unit={"sequence": number, "capture_time_us": number * 33333, "data": film[begin:end], "key": b"\x00\x00\x00\x01\x67" in film[begin:end]})
         for number, (begin, end) in enumerate(zip(starts, starts[1:]), 1)]


def metadata(key=OPTIONS["key"]):
    return [("authorization", f"Bearer {key}")] if key else []


def start(stream):
    return Request(start={"stream": stream, "codec": "H264", "exercise_name": "snatch", "user_id": OPTIONS["user"]})


class Call:
    """One stream in, its replies collected on a thread."""

    def __init__(self, first, **more):
        self.outgoing, self.replies, self.news, self.error = queue.Queue(), [], threading.Condition(), None
        self.outgoing.put(first)
        self.call = ingest(iter(self.outgoing.get, None), metadata=more.pop("metadata", metadata()), **more)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            for reply in self.call:
                with self.news:
                    self.replies.append(reply)
                    self.news.notify_all()
            error = False
        except grpc.RpcError as failed:
            error = failed
        with self.news:
            self.error = error
            self.news.notify_all()

    def until(self, is_it):
        with self.news:
            while not any(map(is_it, self.replies)):
                assert self.error is None, f"ended early: {self.error}"
                self.news.wait()
            return next(filter(is_it, self.replies))

    def code(self):
        with self.news:
            while self.error is None:
                self.news.wait()
        self.outgoing.put(None)
        return self.call.code()

    def send(self, some):
        for unit in some:
            self.outgoing.put(unit)
            time.sleep(0.033)


def refused(call):
    try:
        list(call)
    except grpc.RpcError as error:
        return error.code()
    raise AssertionError("no failure")


def ingest_resume_watch():
    first, last = 30, 60
    one = Call(start("python"))
    started = one.until(lambda reply: reply.HasField("started")).started
    assert started.last_sequence == 0
    watched = []
    watcher = threading.Thread(target=lambda: watched.extend(watch(WatchRequest(session="python"), metadata=metadata())))
    watcher.start()
    one.send(units[:first] + units[first - 5:first])
    assert len(one.until(lambda reply: reply.HasField("frame")).frame.angles) == len(started.angle_names)
    one.until(lambda reply: reply.HasField("acknowledged") and reply.acknowledged.last_sequence == first)
    one.call.cancel()
    assert one.code() is grpc.StatusCode.CANCELLED

    two = Call(Request(start={"codec": "H264", "resume_token": started.resume_token}))
    resumed = two.until(lambda reply: reply.HasField("started")).started
    assert (resumed.session_id, resumed.last_sequence) == (started.session_id, first), resumed
    two.send(units[first - 5:last])
    two.outgoing.put(Request(end={}))
    two.outgoing.put(None)
    ended = two.until(lambda reply: reply.HasField("ended")).ended
    assert (ended.session_id, ended.ledger.received) == (started.session_id, last), ended
    assert ended.ledger.analyzed + sum(ended.ledger.dropped.values()) == last, ended
    assert two.code() is grpc.StatusCode.OK
    watcher.join()
    assert watched[0].snapshot.session_id == started.session_id and watched[-1].ended.reason == "ended"
    sequences = [reply.frame.sequence for reply in watched if reply.HasField("frame")]
    assert len(sequences) > 5 and sequences == sorted(set(sequences)), sequences
    return started.session_id


def refusals():
    nobody = WatchRequest(session="nobody")
    assert refused(watch(nobody)) is grpc.StatusCode.UNAUTHENTICATED
    assert refused(watch(nobody, metadata=metadata("aiky_wrong"))) is grpc.StatusCode.UNAUTHENTICATED
    assert refused(watch(nobody, metadata=metadata())) is grpc.StatusCode.NOT_FOUND
    assert Call(start("x"), metadata=metadata("aiky_wrong")).code() is grpc.StatusCode.UNAUTHENTICATED
    assert Call(start("no spaces")).code() is grpc.StatusCode.INVALID_ARGUMENT
    assert Call(units[0]).code() is grpc.StatusCode.INVALID_ARGUMENT
    assert Call(Request(start={"codec": "H264", "resume_token": "x"})).code() is grpc.StatusCode.NOT_FOUND


def oversize_and_deadline():
    call = Call(start("python-large"))
    call.until(lambda reply: reply.HasField("started"))
    assert refused(watch(WatchRequest(session="python-large"), metadata=metadata(), timeout=0.4)) is grpc.StatusCode.DEADLINE_EXCEEDED
    call.outgoing.put(Request(unit={"sequence": 1, "data": bytes(5 << 20), "key": True}))
    assert call.code() is grpc.StatusCode.RESOURCE_EXHAUSTED, call.error
    assert Call(start("python-late"), timeout=0.4).code() is grpc.StatusCode.DEADLINE_EXCEEDED


def health_and_reflection():
    package = "grpc.health.v1"
    ask, answer = message(f"{package}.HealthCheckRequest"), message(f"{package}.HealthCheckResponse")
    check = channel.unary_unary(f"/{package}.Health/Check", ask.SerializeToString, answer.FromString)
    for service in "", "aikynetix.ingest.v1.Ingest", "aikynetix.live.v1.Live":
        assert check(ask(service=service)).status == 1, service
    names = {service.name for service in reflect(list_services="").list_services_response.service}
    assert {"aikynetix.ingest.v1.Ingest", "aikynetix.live.v1.Live"} <= names, names


outcome = {}
for test in ingest_resume_watch, refusals, oversize_and_deadline, health_and_reflection:
    try:
        outcome[test.__name__] = test() or "ok"
    except Exception as error:  # told to the test, which fails by it
        outcome[test.__name__] = "failed: " + repr(error)
print(json.dumps(outcome))
