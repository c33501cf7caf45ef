"""The decision for each field: accepted, to be reviewed, or blank."""

from collections.abc import Sequence

from pipeline.calibrate.evidence import Surroundings, gather, share_by_hand, surroundings_of
from pipeline.calibrate.model import STRANGE, Calibration, load_calibration, probability
from pipeline.check import Effect, Finding
from pipeline.normalise import NormalField
from schemas.form import FormDefinition, ReviewPolicy
from schemas.page import Page
from schemas.reasons import ALWAYS_REVIEWED, LABEL_NOT_FOUND, MISSING, POOR_PAGE, UNCLEAR
from schemas.record import Field, FieldState, Reason, Record

PROVEN_CONFIDENCE = 0.999
"""Confidence of a value that the code of a citizen card has as well: a misreading that becomes
another right value of the same card is out of the question, a card beside a form that says something
else is not quite."""

GUESSED_QUALITY = 0.5
"""Quality up to which a label was not read but follows from its place: nothing behind it is no sign
that it was left blank."""

BLANK_CONFIDENCE = 0.95
"""Confidence that a field whose label stands there with nothing behind it was left blank, where the
print is known."""


def judge(
    form: FormDefinition,
    form_confidence: float,
    pages: Sequence[Page],
    fields: Sequence[NormalField],
    findings: Sequence[Finding],
    threshold: float | None = None,
) -> Record:
    """Return the record: each field with its confidence, state and reasons.

    ``threshold`` is the confidence from which an office accepts; None stands for the default.
    """
    surroundings = surroundings_of(pages, fields)
    shipped = load_calibration()
    calibration = shipped if threshold is None else shipped.at(threshold)
    return Record(
        form=form.id,
        form_version=form.version,
        form_confidence=form_confidence,
        pages=tuple(page.index for page in pages),
        fields={
            field.key: _judge_field(
                field,
                [finding for finding in findings if field.key in finding.keys],
                surroundings,
                calibration,
            )
            for field in fields
        },
    )


def _judge_field(
    field: NormalField,
    findings: Sequence[Finding],
    surroundings: Surroundings,
    calibration: Calibration,
) -> Field:
    if field.value is None and not field.raw.text and field.normalised.problem is None:
        return _empty_field(field, findings, surroundings)
    confidence = _confidence(field, findings, surroundings, calibration)
    kind = field.raw.definition.type
    is_unsure = confidence < calibration.threshold_of(kind, surroundings.strangeness)
    is_contradicted = any(finding.effect is Effect.CONTRADICTS for finding in findings)
    policy = field.raw.definition.review
    needs_review = policy is ReviewPolicy.ALWAYS or (
        policy is ReviewPolicy.UNSURE and (is_unsure or is_contradicted)
    )
    return Field(
        value=field.value,
        text=field.raw.text,
        confidence=round(confidence, 4),
        state=FieldState.NEEDS_REVIEW
        if needs_review or field.value is None
        else FieldState.ACCEPTED,
        page=field.raw.page,
        quad=field.raw.quad,
        reasons=_reasons(
            field,
            findings,
            field.raw.page in surroundings.poor_pages,
            needs_review,
            is_unsure,
        ),
        is_hand=_is_hand(field),
        parts=field.normalised.parts,
        alternatives=_alternatives(findings),
    )


def _alternatives(findings: Sequence[Finding]) -> tuple[str, ...]:
    proposals = (proposal for finding in findings for proposal in finding.alternatives)
    return tuple(dict.fromkeys(proposals))


def _confidence(
    field: NormalField,
    findings: Sequence[Finding],
    surroundings: Surroundings,
    calibration: Calibration,
) -> float:
    if field.value is None:
        return 0.0
    by_evidence = probability(gather(field, findings, surroundings), calibration)
    is_proven = any(finding.effect is Effect.PROVES for finding in findings)
    return max(by_evidence, PROVEN_CONFIDENCE) if is_proven else by_evidence


def _is_hand(field: NormalField) -> bool | None:
    share = share_by_hand(field)
    return None if share is None else share >= 0.5


def _empty_field(
    field: NormalField, findings: Sequence[Finding], surroundings: Surroundings
) -> Field:
    quality = field.raw.label_quality
    is_unfound = (
        (not quality and field.raw.is_expected)
        or 0 < quality <= GUESSED_QUALITY
        or surroundings.strangeness > STRANGE
    )
    is_missing = field.raw.definition.required
    needs_review = is_missing or is_unfound
    return Field(
        value=None,
        text="",
        confidence=0.0 if needs_review else BLANK_CONFIDENCE,
        state=FieldState.NEEDS_REVIEW if needs_review else FieldState.BLANK,
        page=field.raw.page,
        quad=field.raw.quad,
        reasons=(MISSING,) * is_missing + (LABEL_NOT_FOUND,) * is_unfound,
        alternatives=_alternatives(findings),
    )


def _reasons(
    field: NormalField,
    findings: Sequence[Finding],
    is_poor_page: bool,
    needs_review: bool,
    is_unsure: bool,
) -> tuple[Reason, ...]:
    given = [field.normalised.problem, field.normalised.doubt]
    given += [finding.reason for finding in findings]
    reasons = [reason for reason in given if reason is not None]
    if needs_review and is_poor_page:
        reasons.append(POOR_PAGE)
    if field.raw.definition.review is ReviewPolicy.ALWAYS:
        reasons.append(ALWAYS_REVIEWED)
    if needs_review and is_unsure and not reasons:
        reasons.append(UNCLEAR)
    return tuple(dict.fromkeys(reasons))
