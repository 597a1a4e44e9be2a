#!/usr/bin/env python3
"""Uploads a clip of a lift to Aikynetix, waits for its analysis and draws the bar's path and the angles; see plot_client.md.

    plot_client.py --key KEY --input clip.mp4 [--server http://localhost:8080] [--exercise clean] [--user someUserId123] [--output lift.svg]
"""
import argparse
import json
import pathlib
import sys
import urllib.error
import urllib.request
import uuid
import xml.sax.saxutils

WIDTH, HEIGHT, MARGIN = 420, 320, 44
COLORS = ["#d1495b", "#00798c", "#edae49", "#30638e"]


def ask(options, path, body=None, content_type=None):
    """The JSON that the server answers; its own sentence where it refuses."""
    headers = {"Authorization": f"API-KEY {options.key}"} | ({"Content-Type": content_type} if content_type else {})
    try:
        with urllib.request.urlopen(urllib.request.Request(options.server.rstrip("/") + path, body, headers), timeout=120) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        problem = json.load(refused)
        sys.exit(f"{problem['error_code']}: {problem['error']}")


def upload(options):
    """The id of the new session."""
    boundary = uuid.uuid4().hex
    fields = {"user_id": options.user, "exercise_name": options.exercise}
    parts = [f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in fields.items()]
    parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="video"; filename="clip.mp4"\r\nContent-Type: video/mp4\r\n\r\n'.encode())
    parts += [pathlib.Path(options.input).read_bytes(), f"\r\n--{boundary}--\r\n".encode()]
    return ask(options, "/weightlifting/sessions/", b"".join(parts), f"multipart/form-data; boundary={boundary}")["session_id"]


def wait(options, session):
    """Holds until the analysis has ended; the server answers at each change."""
    while True:
        state = ask(options, f"/sessions/{session}/status/?wait=60")
        if state["status"] == "failed":
            sys.exit(f"{state['error_code']}: {state['error']}")
        if state["status"] == "completed":
            return


def chart(left, title, curves):
    """One chart as SVG: curves by name, each a list of points; a point with a None breaks its curve, as nothing was measured there."""
    seen = [point for curve in curves.values() for point in curve if None not in point]
    if not seen:
        return f'<text x="{left + MARGIN}" y="{MARGIN}">{title}: not measured</text>'
    (low_x, high_x), (low_y, high_y) = ((min(values), max(values)) for values in zip(*seen))
    across, up = (high_x - low_x) or 1, (high_y - low_y) or 1
    parts = [f'<text x="{left + MARGIN}" y="20">{xml.sax.saxutils.escape(title)}</text>',
             f'<rect x="{left + MARGIN}" y="{MARGIN}" width="{WIDTH - 2 * MARGIN}" height="{HEIGHT - 2 * MARGIN}" fill="none" stroke="#999"/>']
    for y, value in ((MARGIN, high_y), (HEIGHT - MARGIN, low_y)):
        parts.append(f'<text x="{left + MARGIN - 4}" y="{y}" text-anchor="end">{value:.2f}</text>')
    for x, value in ((left + MARGIN, low_x), (left + WIDTH - MARGIN, high_x)):
        parts.append(f'<text x="{x}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{value:.2f}</text>')
    for number, (name, curve) in enumerate(curves.items()):
        path, pen = [], "M"
        for x, y in curve:
            if x is None or y is None:
                pen = "M"
                continue
            path.append(f"{pen}{left + MARGIN + (x - low_x) / across * (WIDTH - 2 * MARGIN):.1f} {HEIGHT - MARGIN - (y - low_y) / up * (HEIGHT - 2 * MARGIN):.1f}")
            pen = "L"
        color = COLORS[number % len(COLORS)]
        parts.append(f'<path d="{" ".join(path)}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts.append(f'<text x="{left + WIDTH - MARGIN}" y="{14 + 12 * number}" text-anchor="end" fill="{color}">{name}</text>')
    return "".join(parts)


def draw(details):
    """The path of the bar and the angles over time."""
    times, series, angles = details["all_timestamps"], details["report_metrics"], details["angles"]
    bar = {"bar": list(zip(series["barx"], series["bar"]))}
    joints = {key.removesuffix("_angle"): list(zip(times, angles[key])) for key in ("kne_angle", "hip_angle", "ank_angle") if key in angles}
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH}" height="{HEIGHT}" font-family="sans-serif" font-size="11">'
            + chart(0, "Path of the bar, m", bar) + chart(WIDTH, "Angles over time, degrees and s", joints) + "</svg>\n")


def main():
    """Uploads, waits, draws."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--key", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--server", default="http://localhost:8080")
    parser.add_argument("--exercise", default="clean", choices=["snatch", "clean", "clean_and_jerk"])
    parser.add_argument("--user", default="someUserId123")
    parser.add_argument("--output", default="lift.svg")
    options = parser.parse_args()
    session = upload(options)
    print(f"session {session}")
    wait(options, session)
    details = ask(options, f"/weightlifting/sessions/{session}/")
    for metric, value in details["metrics"].items():
        if value is not None:
            print(f"{metric} {value:g}")
    pathlib.Path(options.output).write_text(draw(details), encoding="utf-8")
    print(options.output)


if __name__ == "__main__":
    main()
