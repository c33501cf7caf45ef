"""Build the language model of the decoder, and measure how much it should count::

python -m training.language build OUT --handwriting FOLDER
python -m training.language tune --handwriting FOLDER [--model OUT] [--recogniser FOLDER]

``tune`` compares the decoder with the best path on real hands and on drawn lines, prints the table
and writes the few numbers that it chose into the model's ``model.json``. Run it for new weights of
the recogniser.
"""

import argparse
import sys
from functools import partial
from pathlib import Path

import cv2

from pipeline.read.beam import decode_beam
from pipeline.read.language import LANGUAGE, DecoderSettings, load_language, save_settings
from pipeline.read.reader import usual_recogniser
from training.language.build import build
from training.language.readings import characters_of, drawn_outputs, hand_outputs
from training.language.tune import compared, cross_fitted, table, tuned
from training.lines.real import handwriting_folder

DEFAULTS = DecoderSettings(weight=0.35, bonus=0.3, sure=0.995, width=8, trust=0.3)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    cv2.setNumThreads(1)
    return int(asked.run(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m training.language", description=__doc__)
    commands = parser.add_subparsers(required=True)
    building = commands.add_parser("build", help="build the model")
    building.add_argument("out", type=Path)
    building.set_defaults(run=_build)
    tuning = commands.add_parser("tune", help="choose how much it counts, and write it down")
    tuning.add_argument("--model", type=Path, default=LANGUAGE)
    tuning.add_argument("--recogniser", type=Path, default=usual_recogniser())
    tuning.add_argument("--count", type=int, default=100, help="drawn lines a slice")
    tuning.add_argument("--seed", type=int, default=1)
    tuning.add_argument(
        "--only-measure", action="store_true", help="print the table, choose nothing"
    )
    tuning.set_defaults(run=_tune)
    for command in (building, tuning):
        command.add_argument("--handwriting", type=Path, help="the real lines; or HOSO_HANDWRITING")
    return parser


def _build(asked: argparse.Namespace) -> int:
    size = build(asked.out, handwriting_folder(asked.handwriting), DEFAULTS)
    print(f"{asked.out}: {size / 1e6:.2f} MB; now tune it")
    return 0


def _tune(asked: argparse.Namespace) -> int:
    language, handwriting = load_language(asked.model), handwriting_folder(asked.handwriting)
    if language is None or handwriting is None:
        print("tune needs a model and the real lines", file=sys.stderr)
        return 2
    characters = characters_of(asked.recogniser)
    hands = hand_outputs(asked.recogniser, handwriting)
    others = drawn_outputs(asked.recogniser, asked.count, asked.seed)
    settings = language.settings
    if not asked.only_measure:
        settings = tuned(language, characters, hands, others)
        save_settings(asked.model, settings)
        cer, exact = cross_fitted(language, characters, hands)
        print(f"hands, cross-fitted: CER {100 * cer:.2f} %, exact {100 * exact:.1f} %")
    print(settings)
    decode = partial(decode_beam, language=language, settings=settings)
    for line in table(compared([hands, *others], decode, characters)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
