"""Train a recogniser, export it and make it smaller::

python -m training.recogniser slim FOLDER/ OUT.pt
python -m training.recogniser train OUT/ --start pipeline/weights/vi_rec --hours 2
python -m training.recogniser train OUT/ --resume
python -m training.recogniser export OUT/checkpoint.pt FOLDER/
python -m training.recogniser shrink FOLDER/ SMALLER/ --form int8
"""

import argparse
import os
import shutil
import sys
from pathlib import Path
from typing import get_args

from training.recogniser.schedule import Shape
from training.recogniser.settings import Precision, Settings, load, save

WEIGHTS = Path("pipeline/weights/vi_rec")


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    asked = _parser().parse_args(arguments)
    return int(asked.command(asked))


def _train(asked: argparse.Namespace) -> int:
    asked.out.mkdir(parents=True, exist_ok=True)
    checkpoint = asked.out / "checkpoint.pt"
    if checkpoint.exists() != asked.resume:
        told = (
            "has no checkpoint" if asked.resume else "has a checkpoint: --resume, or another folder"
        )
        print(f"{asked.out} {told}", file=sys.stderr)
        return 2
    settings = _settings(asked, load(asked.out) if asked.resume else Settings(seconds=7200))
    save(settings, asked.out)
    from training.recogniser.start import resumed_run, train_afresh

    if asked.resume:
        resumed_run(asked.out, settings, asked.handwriting, asked.validation_lines)
    else:
        train_afresh(
            asked.out,
            asked.start,
            asked.alphabet,
            settings,
            asked.handwriting,
            asked.validation_lines,
        )
    return 0


def _slim(asked: argparse.Namespace) -> int:
    import torch

    from training.recogniser import checkpoint
    from training.recogniser.batches import batches_of, prepare
    from training.recogniser.learner import Learner
    from training.recogniser.network import input_tensor
    from training.recogniser.slim import slim
    from training.recogniser.start import starting_network, training_lines

    network, alphabet = starting_network(asked.source, asked.alphabet)
    known = training_lines(asked.handwriting, asked.fitted_lines, alphabet)
    batches = batches_of([prepare(line) for line in known], asked.batch_pixels)
    inputs = [input_tensor(batch, torch.device("cpu")).contiguous() for _, batch in batches]
    small = slim(network, inputs, fewer_layers=not asked.keep_layers)
    checkpoint.save(Learner(small, alphabet, Settings(seconds=0)).checkpoint(0, 0), asked.out)
    return 0


def _export(asked: argparse.Namespace) -> int:
    from training.recogniser.export import ExportDiffersError, export
    from training.recogniser.hands import fit_teller
    from training.recogniser.runtime import open_session, timed
    from training.recogniser.start import lines_of_both, mixed_lines, starting_network

    network, alphabet = starting_network(asked.source, asked.alphabet)
    lines = mixed_lines(asked.handwriting, asked.compared_lines, alphabet)
    known = lines_of_both(asked.handwriting, asked.teller_lines, alphabet)
    teller, right = fit_teller(network, alphabet, known)
    print(
        f"tells a hand from print at {right.all:.1%} of the characters of lines it did not see, "
        f"{right.filled_in:.1%} of those on lines with both"
    )
    try:
        agreement = export(network, teller, alphabet, asked.folder, lines)
    except ExportDiffersError as differs:
        print(differs, file=sys.stderr)
        return 1
    print(
        f"{agreement.lines} lines read alike, probabilities differ by at most {agreement.max_difference:.1e}"
    )
    print(timed(open_session(asked.folder / "inference.onnx")))
    return 0


def _shrink(asked: argparse.Namespace) -> int:
    import onnx

    from training.recogniser.alphabet import alphabet_of
    from training.recogniser.runtime import open_session, timed
    from training.recogniser.scores import scores
    from training.recogniser.shrink import in_half, in_int8, texts_of
    from training.recogniser.start import mixed_lines, training_lines

    alphabet = alphabet_of(asked.folder)
    asked.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(asked.folder / "inference.yml", asked.out)
    before, after = (folder / "inference.onnx" for folder in (asked.folder, asked.out))
    if asked.form == "half":
        onnx.save(in_half(onnx.load(str(before))), str(after))
    else:
        in_int8(before, training_lines(asked.handwriting, asked.calibration_lines, alphabet), after)
    lines = mixed_lines(asked.handwriting, asked.compared_lines, alphabet)
    truths, sources = [line.text for line in lines], [line.source for line in lines]
    read = []
    for file in (before, after):
        session = open_session(file)
        read.append(texts_of(session, alphabet, lines))
        print(f"{file}: {file.stat().st_size / 1e6:.1f} MB; {timed(session)}")
        for source, score in scores(truths, read[-1], sources).items():
            print(f"  {source}: CER {score.cer:.2%}, exact {score.exact:.1%} of {score.lines}")
    differ = sum(one != other for one, other in zip(*read, strict=True))
    print(f"{differ} of {len(lines)} texts differ")
    return 0


def _settings(asked: argparse.Namespace, known: Settings) -> Settings:
    """Return the settings with what the command line says instead."""
    told = {name: getattr(asked, name, None) for name in Settings.model_fields}
    if asked.hours is not None:
        told["seconds"] = asked.hours * 3600
    changed = {name: value for name, value in told.items() if value is not None}
    return known.model_copy(update=changed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m training.recogniser", description=__doc__)
    commands = parser.add_subparsers(required=True)
    _add_train(commands.add_parser("train", help="train until the time is over"))
    _add_slim(commands.add_parser("slim", help="take out what costs most for what it brings"))
    _add_export(commands.add_parser("export", help="write a recogniser that PaddleOCR loads"))
    _add_shrink(commands.add_parser("shrink", help="make an exported one smaller, and measure it"))
    return parser


def _add_shrink(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_shrink)
    add = parser.add_argument
    add("folder", type=Path, help="the exported recogniser")
    add("out", type=Path, help="where the smaller one goes")
    add("--form", choices=("half", "int8"), required=True)
    add("--calibration-lines", type=int, default=64, help="that int8 takes its ranges from")
    add("--compared-lines", type=int, default=300, help="that both read")
    add("--handwriting", type=Path, default=_handwriting(), help="folder of the real handwriting")


def _add_slim(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_slim)
    add = parser.add_argument
    add("source", type=Path, help="what --start of train takes")
    add("out", type=Path, help="the checkpoint that training starts from (.pt)")
    add("--keep-layers", action="store_true", help="only bend by ReLU")
    add("--alphabet", type=Path, default=WEIGHTS, help="folder whose alphabet PP-OCRv6 small gets")
    add("--fitted-lines", type=int, default=300, help="that what is left is fitted on")
    add("--batch-pixels", type=int, default=9600, help="line width in a batch")
    add("--handwriting", type=Path, default=_handwriting(), help="folder of the real handwriting")


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_export)
    add = parser.add_argument
    add("source", type=Path, help="a checkpoint, or what --start of train takes")
    add("folder", type=Path, help="where inference.onnx and inference.yml go")
    add("--alphabet", type=Path, default=WEIGHTS, help="folder whose alphabet PP-OCRv6 small gets")
    add("--compared-lines", type=int, default=1000, help="lines read by it and by its source")
    add(
        "--teller-lines",
        type=int,
        default=2500,
        help="from which it learns to tell a hand from print",
    )
    add("--handwriting", type=Path, default=_handwriting(), help="folder of the real handwriting")


def _handwriting() -> Path | None:
    folder = os.environ.get("HOSO_HANDWRITING")
    return Path(folder) if folder else None


def _add_train(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(command=_train)
    add = parser.add_argument
    add("out", type=Path, help="folder for checkpoint, log and picture")
    add("--resume", action="store_true", help="go on with the run in that folder")
    add(
        "--start",
        type=Path,
        default=WEIGHTS,
        help="an exported recogniser (folder), a checkpoint (.pt), or PP-OCRv6 small: its .onnx, or the rapidocr wheel with it",
    )
    add("--alphabet", type=Path, default=WEIGHTS, help="folder whose alphabet PP-OCRv6 small gets")
    add(
        "--handwriting",
        type=Path,
        default=_handwriting(),
        help="folder of the real handwriting (default: $HOSO_HANDWRITING; trains without it)",
    )
    add("--validation-lines", type=int, default=300)
    add("--hours", type=float, help="training time, over which the rates fall (2)")
    add("--workers", type=int, help="processes that make lines (1)")
    add("--threads", type=int, help="of the trainer (2)")
    add("--batch-pixels", type=int, help="line width in a batch, in pixels (9600)")
    add("--backbone-rate", type=float, help="highest learning rate of the backbone (4e-4)")
    add("--encoder-rate", type=float, help="of the encoder (5e-4)")
    add("--head-rate", type=float, help="of the output layer (6e-4)")
    add("--shape", choices=get_args(Shape), help="of the rates' fall (cosine)")
    add(
        "--round-from",
        type=float,
        help="share of the time from which the network learns to live with 8 bits (0.85)",
    )
    add(
        "--sieve", type=Path, help="an exported recogniser: what it reads without doubt is left out"
    )
    add("--print-share", type=float, help="how many of the lines are print (0.54)")
    add("--looks", type=int, help="how often a line is learnt, each time at another width (1)")
    add("--teacher", type=Path, help="an exported recogniser to learn from too")
    add("--easy-share", type=float, help="how much of that stays (0.2)")
    add(
        "--keep-front",
        action="store_true",
        default=None,
        help="leave the backbone's first layers as they are",
    )
    add("--precision", choices=get_args(Precision), help="of the computation (auto)")
    add("--seed", type=int)
    add("--log-steps", type=int, help="steps between two records in the log (50)")
    add("--checkpoint-seconds", type=float, help="between two checkpoints (600)")
    add("--validation-seconds", type=float, help="between two validations (600)")


if __name__ == "__main__":
    sys.exit(main())
