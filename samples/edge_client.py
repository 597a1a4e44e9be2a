#!/usr/bin/env python3
"""Streams a camera or a file to Aikynetix by gRPC with stock grpcio; see edge_client.md.

    edge_client.py --key KEY --input clip.mp4 [--server localhost:8081] [--exercise clean] [--stream NAME] [--user ID]
"""
import argparse
import collections
import pathlib
import queue
import subprocess
import tempfile
import threading
import time

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

PROTOS = pathlib.Path(__file__).resolve().parent.parent / "src" / "Protos"
DELIMITER = b"\x00\x00\x00\x01\x09"  # begins every unit, as the encoder is asked for it


def load_messages(descriptors):
    """StreamRequest and StreamReply, made by protoc (3.15 or newer) from the .proto files or from descriptors made before."""
    if descriptors is None:
        descriptors = pathlib.Path(tempfile.mkdtemp()) / "ingest.bin"
        subprocess.run(["protoc", f"-I{PROTOS}", "--include_imports", f"--descriptor_set_out={descriptors}",
                        "aikynetix/ingest/v1/ingest.proto"], check=True)
    pool = descriptor_pool.DescriptorPool()
    for proto in descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(descriptors).read_bytes()).file:
        pool.Add(proto)
    types = [pool.FindMessageTypeByName(f"aikynetix.ingest.v1.{name}") for name in ("StreamRequest", "StreamReply")]
    if hasattr(message_factory, "GetMessageClass"):
        return [message_factory.GetMessageClass(type_) for type_ in types]
    return [message_factory.MessageFactory(pool).GetPrototype(type_) for type_ in types]


def units(source):
    """Access units of H.264, as ffmpeg makes them."""
    reading = ["-f", "v4l2", "-i", source] if source.startswith("/dev/") else ["-re", "-i", source]
    command = ["ffmpeg", "-nostdin", "-v", "error", *reading, "-an", "-pix_fmt", "yuv420p", "-c:v", "libx264", "-preset", "ultrafast",
               "-tune", "zerolatency", "-g", "30", "-x264-params", "aud=1:repeat-headers=1", "-f", "h264", "pipe:1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as ffmpeg:
        pending = b""
        while chunk := ffmpeg.stdout.read1(65536):
            pending += chunk
            while (end := pending.find(DELIMITER, 1)) > 0:
                yield pending[:end]
                pending = pending[end:]
        if pending:
            yield pending


class Device:
    """One capture over as many connections as it takes."""

    def __init__(self, arguments):
        self.arguments = arguments
        self.request, self.reply = load_messages(arguments.descriptors)
        self.pending = queue.Queue(300)  # the camera waits when the line is gone for long
        self.unacknowledged = collections.deque()  # one thread adds, another takes away
        self.token = ""
        self.names = []

    def film(self):
        for sequence, data in enumerate(units(self.arguments.input), 1):
            now = time.time_ns() // 1000
            self.pending.put(self.request(unit={"sequence": sequence, "data": data, "key": b"\x00\x00\x00\x01\x67" in data,
                                                "capture_time_us": now, "capture_wall_us": now}))
        self.pending.put(self.request(end={}))

    def requests(self, started, over):
        start = {"stream": self.arguments.stream, "codec": "H264", "exercise_name": self.arguments.exercise,
                 "user_id": self.arguments.user, "resume_token": self.token}
        yield self.request(start=start)
        started.wait()
        yield from list(self.unacknowledged)
        while not over.is_set():
            try:
                request = self.pending.get(timeout=0.2)
            except queue.Empty:
                continue
            self.unacknowledged.append(request)
            yield request

    def connect(self, stream):
        """True when the server has ended the session."""
        started, over = threading.Event(), threading.Event()
        try:
            for reply in stream(self.requests(started, over), metadata=[("authorization", f"Bearer {self.arguments.key}")]):
                kind = reply.WhichOneof("message")
                if kind == "started":
                    self.token, self.names = reply.started.resume_token, list(reply.started.angle_names)
                    self.forget(reply.started.last_sequence)
                    print("session", reply.started.session_id, flush=True)
                    started.set()
                elif kind == "acknowledged":
                    self.forget(reply.acknowledged.last_sequence)
                elif kind == "frame":
                    self.show(reply.frame)
                elif kind == "cue":
                    print("       ", reply.cue.text)
                elif kind == "ended":
                    print("ended:", reply.ended.ledger.analyzed, "of", reply.ended.ledger.received, "pictures were analyzed")
                    return True
        finally:
            over.set()
            started.set()
        return False

    def forget(self, last):
        while self.unacknowledged and self.unacknowledged[0].WhichOneof("message") == "unit" and self.unacknowledged[0].unit.sequence <= last:
            self.unacknowledged.popleft()

    def show(self, frame):
        angles = {name: angle.degrees for name, angle in zip(self.names, frame.angles) if angle.HasField("degrees")}
        latency = frame.latency
        server = (latency.assembling_us + latency.decoding_us + latency.inferring_us + latency.publishing_us) / 1000
        shown = "  ".join(f"{label} {angles[name]:4.0f}°" for label, name in (("knee", "kne_angle"), ("hip", "hip_angle")) if name in angles)
        print(f"{frame.pose.time_us / 1e6:7.2f} s  {shown}  repetitions {frame.state.repetitions}  {server:.0f} ms in the server", flush=True)

    def run(self):
        threading.Thread(target=self.film, daemon=True).start()
        with grpc.insecure_channel(self.arguments.server) as channel:
            stream = channel.stream_stream("/aikynetix.ingest.v1.Ingest/Stream", request_serializer=self.request.SerializeToString,
                                           response_deserializer=self.reply.FromString)
            while True:
                try:
                    if self.connect(stream):
                        return
                except grpc.RpcError as error:
                    if error.code() is grpc.StatusCode.NOT_FOUND and self.token:
                        print("the capture has ended meanwhile; beginning a new one")
                        self.token = ""
                    elif error.code() not in (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.INTERNAL, grpc.StatusCode.CANCELLED):
                        raise SystemExit(f"{error.code().name}: {error.details()}") from None
                    else:
                        print(error.details(), "- trying again", flush=True)
                time.sleep(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Streams a camera or a file to Aikynetix by gRPC.")
    parser.add_argument("--server", default="localhost:8081")
    parser.add_argument("--key", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--exercise", default="clean")
    parser.add_argument("--stream", default="edge-python")
    parser.add_argument("--user", default="")
    parser.add_argument("--descriptors", help="file of descriptors made by protoc; without it protoc is called")
    Device(parser.parse_args()).run()
