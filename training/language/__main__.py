"""Build the language models of the decoder, and measure how much they should count::

python -m training.language build WORDS FIGURES --handwriting FOLDER
python -m training.language tune words|figures --handwriting FOLDER [--recogniser FOLDER]

``tune`` compares the decoder with the best path on real hands and on drawn lines, prints the table
and writes the few numbers that it chose into the model's ``model.json``. Run it for new weights of
the recogniser, first for words, then for figures.
"""

import argparse
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import cv2

from pipeline.read.beam import Languages, decode_beam
from pipeline.read.language import FIGURES, LANGUAGE, DecoderSettings, load_language, save_settings
from pipeline.read.reader import usual_recognisers
from training.language.build import build, build_figures
from training.language.readings import characters_of, drawn_outputs, hand_outputs
from training.language.tune import compared, cross_fitted, table, tuned, tuned_figures
from training.lines.real import handwriting_folder

FIGURE_KINDS = ("digits", "number")

DEFAULTS = DecoderSettings(weight=0.35, bonus=0.3, sure=0.995, width=8, trust=0.3)


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    cv2.setNumThreads(1)
    return int(asked.run(asked))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m training.language", description=__doc__)
    commands = parser.add_subparsers(required=True)
    building = commands.add_parser("build", help="build the models of words and of figures")
    building.add_argument("words", type=Path)
    building.add_argument("figures", type=Path)
    building.set_defaults(run=_build)
    tuning = commands.add_parser("tune", help="choose how much one counts, and write it down")
    tuning.add_argument("model", choices=("words", "figures"))
    tuning.add_argument("--words", type=Path, default=LANGUAGE)
    tuning.add_argument("--figures", type=Path, default=FIGURES)
    tuning.add_argument("--recogniser", type=Path, default=usual_recognisers()[0])
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
    handwriting = handwriting_folder(asked.handwriting)
    for folder, make in ((asked.words, build), (asked.figures, build_figures)):
        print(f"{folder}: {make(folder, handwriting, DEFAULTS) / 1e6:.2f} MB; now tune it")
    return 0


def _tune(asked: argparse.Namespace) -> int:
    words, figures = load_language(asked.words), load_language(asked.figures)
    handwriting = handwriting_folder(asked.handwriting)
    if words is None or figures is None or handwriting is None:
        print("tune needs both models and the real lines", file=sys.stderr)
        return 2
    characters = characters_of(asked.recogniser)
    hands = hand_outputs(asked.recogniser, handwriting)
    drawn = drawn_outputs(asked.recogniser, asked.count, asked.seed)
    if asked.only_measure:
        pass
    elif asked.model == "words":
        words = replace(words, settings=tuned(words, characters, hands, drawn))
        save_settings(asked.words, words.settings)
        cer, exact = cross_fitted(words, characters, hands)
        print(f"hands, cross-fitted: CER {100 * cer:.2f} %, exact {100 * exact:.1f} %")
    else:
        of_figures = [each for each in drawn if each.name.endswith(FIGURE_KINDS)]
        others = [each for each in drawn if not each.name.endswith(FIGURE_KINDS)]
        languages = Languages(words, figures)
        chosen = tuned_figures(languages, characters, of_figures, [hands, *others])
        figures = replace(figures, settings=chosen)
        save_settings(asked.figures, chosen)
    print(words.settings, figures.settings, sep="\n")
    decode = partial(decode_beam, languages=Languages(words, figures))
    for line in table(compared([hands, *drawn], decode, characters)):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
