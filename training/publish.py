"""Puts exported files into the product: copies them into models/ and enters their hashes in the registry.

python3 publish.py FOLDER
"""
import hashlib
import json
import os
import shutil
import sys

MODELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "models")


def main():
    path = os.path.join(MODELS, "registry.json")
    with open(path) as file:
        registry = json.load(file)
    for entry in registry["models"]:
        if entry["family"] != "aiky-pose":
            continue
        source = os.path.join(sys.argv[1], entry["file"])
        with open(source, "rb") as file:
            entry["sha256"] = [hashlib.sha256(file.read()).hexdigest()]
        shutil.copyfile(source, os.path.join(MODELS, entry["file"]))
        print(entry["id"], entry["sha256"][0])
    with open(path, "w") as file:
        json.dump(registry, file, indent=2, ensure_ascii=False)
        file.write("\n")


if __name__ == "__main__":
    main()
