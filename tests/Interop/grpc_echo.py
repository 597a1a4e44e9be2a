"""Speaks to the echo server of tests/Grpc.UnitTests with stock grpcio: grpc_echo.py HOST:PORT DESCRIPTOR_SET

Messages are made from the descriptors that the test wrote, so no compiler is needed. Prints one line per check:
"ok NAME" or "failed NAME: why".
"""
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

address, descriptors = sys.argv[1:3]
pool = descriptor_pool.DescriptorPool()
with open(descriptors, "rb") as file:
    for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
        pool.Add(proto)
factory = message_factory.MessageFactory(pool)


def message(name):
    return factory.GetPrototype(pool.FindMessageTypeByName(name))


Echo = message("aikynetix.tests.v1.EchoMessage")
unlimited = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
channel = grpc.insecure_channel(address, unlimited)
packed = grpc.insecure_channel(address, unlimited, compression=grpc.Compression.Gzip)


def method(kind, path, request=Echo, reply=Echo, on=channel):
    return getattr(on, kind)(path, request_serializer=request.SerializeToString, response_deserializer=reply.FromString)


say = method("unary_unary", "/aikynetix.tests.v1.Echo/Say")
count = method("unary_stream", "/aikynetix.tests.v1.Echo/Count")
add = method("stream_unary", "/aikynetix.tests.v1.Echo/Sum")
chat = method("stream_stream", "/aikynetix.tests.v1.Echo/Chat")


def failure(call):
    try:
        call()
    except grpc.RpcError as error:
        return error
    raise AssertionError("no failure")


def unary():
    assert say(Echo(text="hei", number=-5)) == Echo(text="hei", number=-5)


def server_stream():
    assert [reply.number for reply in count(Echo(number=100))] == list(range(1, 101))


def client_stream():
    assert add(Echo(number=number) for number in range(1, 101)).number == 5050


def duplex():
    assert [reply.number for reply in chat(Echo(number=number) for number in range(50))] == list(range(50))


def every_status():
    for code in grpc.StatusCode:
        if code is grpc.StatusCode.OK:
            continue
        error = failure(lambda: say(Echo(status=code.value[0])))
        assert error.code() is code, error
        assert error.details() == f"status {code.value[0]}: 100% ä\n", error.details()
        assert ("x-why", "asked for") in [tuple(entry) for entry in error.trailing_metadata()]


def status_after_replies():
    replies = []

    def read():
        for reply in count(Echo(number=2, status=15)):
            replies.append(reply)

    assert failure(read).code() is grpc.StatusCode.DATA_LOSS
    assert len(replies) == 2


def unexpected_failure():
    error = failure(lambda: say(Echo(text="crash")))
    assert error.code() is grpc.StatusCode.UNKNOWN and "secret" not in error.details()


def metadata():
    _, call = say.with_call(Echo(), metadata=[("x-name", "value"), ("x-data-bin", b"\x00\xff\n")])
    assert ("x-name", "value") in [tuple(entry) for entry in call.initial_metadata()]
    assert ("x-data-bin", b"\x00\xff\n") in [tuple(entry) for entry in call.trailing_metadata()]


def gzip():
    data = b"abc" * 200000
    assert method("unary_unary", "/aikynetix.tests.v1.Echo/Say", on=packed)(Echo(data=data)).data == data


def oversize():
    assert failure(lambda: say(Echo(data=bytes(2 << 20)))).code() is grpc.StatusCode.RESOURCE_EXHAUSTED


def deadline():
    assert failure(lambda: say(Echo(text="wait"), timeout=0.1)).code() is grpc.StatusCode.DEADLINE_EXCEEDED


def cancellation():
    call = count(Echo(number=-1))
    assert next(call).number == 1
    call.cancel()
    assert failure(lambda: list(call)).code() is grpc.StatusCode.CANCELLED


def unknown_method():
    error = failure(lambda: method("unary_unary", "/aikynetix.tests.v1.Echo/Sing")(Echo()))
    assert error.code() is grpc.StatusCode.UNIMPLEMENTED


def health():
    request, reply = message("grpc.health.v1.HealthCheckRequest"), message("grpc.health.v1.HealthCheckResponse")
    check = method("unary_unary", "/grpc.health.v1.Health/Check", request, reply)
    assert check(request()).status == 1
    assert failure(lambda: check(request(service="x"))).code() is grpc.StatusCode.NOT_FOUND
    watch = method("unary_stream", "/grpc.health.v1.Health/Watch", request, reply)(request())
    assert next(watch).status == 1
    watch.cancel()


def reflection():
    for version in "v1", "v1alpha":
        package = f"grpc.reflection.{version}"
        request, reply = message(f"{package}.ServerReflectionRequest"), message(f"{package}.ServerReflectionResponse")
        ask = method("stream_stream", f"/{package}.ServerReflection/ServerReflectionInfo", request, reply)
        questions = [request(list_services=""), request(file_containing_symbol="aikynetix.tests.v1.Echo")]
        listing, files = list(ask(iter(questions)))
        assert "aikynetix.tests.v1.Echo" in [service.name for service in listing.list_services_response.service]
        declared = descriptor_pb2.FileDescriptorProto.FromString(files.file_descriptor_response.file_descriptor_proto[0])
        assert declared.service[0].name == "Echo"


for test in (unary, server_stream, client_stream, duplex, every_status, status_after_replies, unexpected_failure, metadata, gzip,
             oversize, deadline, cancellation, unknown_method, health, reflection):
    try:
        test()
        print("ok", test.__name__)
    except Exception as error:  # told to the test, which fails by it
        print(f"failed {test.__name__}:", repr(error).replace("\n", " "))
