"""Bring the faces that lines are drawn in to this machine: those that imitate hands, and the print
faces that Debian does not have.

They (SIL Open Font License, Apache License 2.0 for a few) lie in the npm packages
``@expo-google-fonts/NAME``. npm fetches them from whatever registry it is configured for; every
file is checked against the committed sums, whose paths say which version of which package it is.
Prints what is missing and returns 1 if something could not be had.
"""

import hashlib
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

PROJECT = Path(__file__).resolve().parent.parent
SUMS = tuple(PROJECT / "training/lines" / name for name in ("faces.sha256", "print_faces.sha256"))
TARGET = PROJECT / ".cache/faces"
SCOPE = "@expo-google-fonts"
AT_ONCE = 8


def main() -> int:
    """Fetch the faces that are not there yet. Returns the exit status."""
    sums = read_sums()
    wanted = sorted(packages_of(missing(sums)))
    for start in range(0, len(wanted), AT_ONCE):
        packages = wanted[start : start + AT_ONCE]
        with tempfile.TemporaryDirectory(prefix="hoso-faces-") as folder:
            if not pack(packages, Path(folder)):
                continue
            for package in packages:
                unpack(Path(folder), package, sums)
    lacking = missing(sums)
    for file in lacking:
        print(f"missing: {TARGET.relative_to(PROJECT) / file}", file=sys.stderr)
    print(f"{len(sums) - len(lacking)} of {len(sums)} faces are there")
    return 1 if lacking else 0


def read_sums() -> dict[str, str]:
    """Return the SHA-256 of each face by its path, ``NAME@VERSION/FILE.ttf``."""
    lines = [line for sums in SUMS for line in sums.read_text(encoding="utf-8").splitlines()]
    return {file: digest for digest, file in (line.split(maxsplit=1) for line in lines)}


def missing(sums: dict[str, str]) -> list[str]:
    """Return the faces that are not there, or not as they should be."""
    return [file for file, digest in sums.items() if sha256(TARGET / file) != digest]


def packages_of(files: list[str]) -> set[str]:
    """Return the packages, ``NAME@VERSION``, that carry some faces."""
    return {PurePosixPath(file).parts[0] for file in files}


def pack(packages: list[str], folder: Path) -> bool:
    """Let npm download packages into a folder; say so where it cannot."""
    wanted = [f"{SCOPE}/{package}" for package in packages]
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), *wanted]
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    except FileNotFoundError:
        print("npm is not installed: apt-get install npm", file=sys.stderr)
        return False
    except subprocess.CalledProcessError:
        print(f"npm could not get {', '.join(wanted)}", file=sys.stderr)
        return False
    return True


def unpack(folder: Path, package: str, sums: dict[str, str]) -> None:
    """Write a package's faces whose sums are right."""
    name, _, version = package.partition("@")
    archive = folder / f"expo-google-fonts-{name}-{version}.tgz"
    for file, content in fonts_in(archive):
        path = f"{package}/{file}"
        if sums.get(path) == hashlib.sha256(content).hexdigest():
            target = TARGET / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def fonts_in(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each font file of a package."""
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member) if member.name.endswith(".ttf") else None
            if content is not None:
                yield PurePosixPath(member.name).name, content.read()


def sha256(file: Path) -> str:
    """Return a file's SHA-256 in hexadecimal, or nothing where there is no file."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


if __name__ == "__main__":
    sys.exit(main())
