// The keyboard of the double check. An input method that is composing keeps all its keys.

const MARKS = { F4: "not_on_paper", F8: "unreadable" };

const form = document.querySelector("form[data-keys]");
const leave = document.querySelector("[data-leave]");
let isSent = false;

// 229 is what browsers send for keys that an input method takes, also after `isComposing` ended.
const isComposed = (event) => event.isComposing || event.keyCode === 229;

const isTyping = (target) => target.matches?.("input[type=text], textarea") === true;

function digitOf(event) {
  const found = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  return found ? Number(found[1]) : null;
}

// What a digit stands for: one of two values, which is taken at once, or an option to be ticked.
function targetOf(digit) {
  return (
    document.querySelector(`[data-digit="${digit}"]`) ??
    form.querySelectorAll("input[type=radio]")[digit - 1]
  );
}

function actionOf(event) {
  if (event.key === "Escape") return () => leave.click();
  const mark = MARKS[event.key];
  if (mark) return () => form.querySelector(`[name=mark][value=${mark}]`).click();
  const digit = digitOf(event);
  if (digit === null || event.ctrlKey || event.metaKey) return null;
  if (isTyping(event.target) && !event.altKey) return null;
  const target = targetOf(digit);
  return target
    ? () => {
        target.focus();
        target.click();
      }
    : null;
}

document.addEventListener("keydown", (event) => {
  if (isComposed(event) || event.repeat) return;
  const action = actionOf(event);
  if (!action) return;
  event.preventDefault();
  action();
});

// A second Enter before the answer came would key the next field.
document.addEventListener("submit", (event) => {
  if (isSent) event.preventDefault();
  isSent = true;
});
window.addEventListener("pageshow", () => {
  isSent = false;
});
