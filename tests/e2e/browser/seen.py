"""What is wrong with how a page is laid out, measured in the browser."""

from typing import Final

from playwright.sync_api import Page

_SPACED: Final = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""

_SETTLED: Final = "new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"
_FAULTS: Final = """() => {
    const name = (it) => `${it.tagName.toLowerCase()}.${it.className?.baseVal ?? it.className}`;
    const ancestors = (it) => it ? [it, ...ancestors(it.parentElement)] : [];
    const style = (it) => getComputedStyle(it);
    const isShown = (it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const isHiddenOnPurpose = (it) => it.closest(".visually-hidden, .skip, option, title, noscript");
    const scrolls = (it) => /auto|scroll/.test(style(it).overflowX) && it !== document.body;
    const hides = (it) => /hidden|clip/.test(`${style(it).overflowX} ${style(it).overflowY}`);
    const isShortened = (it) => style(it).textOverflow === "ellipsis" && it.closest("[title]");
    const faults = new Set();

    for (const it of document.querySelectorAll("main *, header *, dialog[open] *")) {
        const box = it.getBoundingClientRect();
        if (!box.width || !box.height || !isShown(it) || isHiddenOnPurpose(it)) continue;
        if (it.closest("svg") && it.tagName !== "svg") continue;
        if (ancestors(it.parentElement).some((up) => scrolls(up) || isShortened(up))) continue;
        if (box.right > innerWidth + 1 || box.left < -1) faults.add(`wider than the window: ${name(it)}`);
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const owner = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !isShown(owner) || isHiddenOnPurpose(owner)) continue;
        if (isShortened(owner) && owner.clientWidth < Math.min(80, owner.scrollWidth)) faults.add(`cut to nothing: ${name(owner)}`);
        if (owner.closest("svg, script, style, template, textarea, select")) continue;
        const range = document.createRange();
        range.selectNodeContents(walker.currentNode);
        for (const text of range.getClientRects()) {
            for (const up of ancestors(owner)) {
                if (scrolls(up) || isShortened(up)) break;
                if (!hides(up)) continue;
                const box = up.getBoundingClientRect();
                const out = Math.max(text.right - box.right, box.left - text.left,
                    text.bottom - box.bottom, box.top - text.top);
                if (out > 2) faults.add(`cut off: «${walker.currentNode.data.trim()}» in ${name(up)}`);
            }
        }
    }

    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
        .filter((it) => isShown(it) && !isHiddenOnPurpose(it) && !it.disabled && style(it).opacity !== "0"
            && it.getBoundingClientRect().width > 1 && !it.closest("dialog:not([open])"));
    const boxes = controls.map((it) => [it, it.getBoundingClientRect(), ancestors(it)
        .some((up) => /sticky|fixed/.test(style(up).position))]);
    boxes.forEach(([one, a, isAbove], index) => {
        for (const [other, b, isOtherAbove] of boxes.slice(index + 1)) {
            if (one.contains(other) || other.contains(one) || isAbove !== isOtherAbove) continue;
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            if (wide > 1 && high > 1) faults.add(`one upon the other: ${name(one)} and ${name(other)}`);
        }
    });
    return [...faults];
}"""


def faults_of(page: Page) -> list[str]:
    """Return what is wider than the window, cut off, or lies upon something else, once what follows
    the window's size has done so.

    Names that end in an ellipsis are whole in their ``title``; what scrolls by itself is not wider.
    """
    page.evaluate(_SETTLED)
    found: list[str] = page.evaluate(_FAULTS)
    return found


def space_text(page: Page) -> None:
    """Set text as wide as WCAG 2.2, 1.4.12, says that a reader may, until the page is left."""
    page.evaluate(_SPACED)
