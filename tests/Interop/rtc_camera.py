"""A camera on aiortc: writes its offer as one line of JSON, reads the answer so, sends a moving picture, or a film over and over,
until its input ends.

python3 rtc_camera.py vp8|h264 [FILM]
"""
import asyncio
import json
import sys

import numpy
from aiortc import RTCPeerConnection, RTCRtpSender, RTCSessionDescription, VideoStreamTrack
from aiortc.contrib.media import MediaPlayer
from av import VideoFrame


class MovingPicture(VideoStreamTrack):
    count = 0

    async def recv(self):
        time, base = await self.next_timestamp()
        self.count += 1
        picture = numpy.zeros((240, 320, 3), numpy.uint8)
        picture[:, :, 1] = (numpy.arange(320) + self.count * 4) % 256
        frame = VideoFrame.from_ndarray(picture, format="rgb24")
        frame.pts, frame.time_base = time, base
        return frame


def say(message):
    print(json.dumps(message), flush=True)


async def main(codec, film=None):
    connection = RTCPeerConnection()
    transceiver = connection.addTransceiver(MediaPlayer(film, loop=True).video if film else MovingPicture(), direction="sendonly")
    wanted = ("video/" + codec, "video/rtx")
    transceiver.setCodecPreferences([one for one in RTCRtpSender.getCapabilities("video").codecs if one.mimeType.lower() in wanted])
    connection.on("connectionstatechange", lambda: say({"state": connection.connectionState}))
    await connection.setLocalDescription(await connection.createOffer())
    say({"offer": connection.localDescription.sdp})
    loop = asyncio.get_running_loop()
    line = await loop.run_in_executor(None, sys.stdin.readline)
    await connection.setRemoteDescription(RTCSessionDescription(json.loads(line)["answer"], "answer"))
    await loop.run_in_executor(None, sys.stdin.readline)
    await connection.close()


asyncio.run(main(*sys.argv[1:]))
