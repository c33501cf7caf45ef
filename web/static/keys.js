// The keyboard of the review screen. An input method that is composing keeps all its keys.

const MARKS = { F8: "unreadable", F4: "not_on_paper" };

const WALKS = { ArrowDown: 1, ArrowUp: -1 };

const isTyping = (target) => target.matches?.("input, textarea, select") === true;

// 229 is what browsers send for keys that an input method takes, also after `isComposing` ended.
const isComposed = (event) => event.isComposing || event.keyCode === 229;

function digitOf(event) {
  const found = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  return found ? Number(found[1]) : null;
}

// A bare digit picks an alternative where it cannot be meant as text: outside of inputs, and in a
// value that has no digits and that nobody has touched.
function mayPick(event, field, form) {
  if (event.altKey) return true;
  if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
  if (!isTyping(event.target)) return true;
  return (
    field.hasAttribute("data-digits") && form.elements.value.value === form.elements.shown.value
  );
}

// `desk` has: current(), the selected field; submit(form, button); step(field, by) to the next unsure
// field and walk(field, by) to the next of all, which say whether there was one to go to; undo(field);
// finish(); send().
export function listenToKeys(desk) {
  document.addEventListener("keydown", (event) => {
    if (isComposed(event) || document.querySelector("dialog[open]")) return;
    const action = actionOf(event, desk);
    if (action && action() !== false) event.preventDefault();
  });
}

function actionOf(event, desk) {
  if (event.key === "Enter" && event.ctrlKey) return () => desk.finish();
  if (event.key === "F9") return () => desk.send();
  const field = desk.current();
  if (event.ctrlKey && WALKS[event.key]) return () => desk.walk(field, WALKS[event.key]);
  const form = field?.querySelector("form.edit:not([hidden])");
  if (!form) return null;
  const press = (selector) => {
    const button = form.querySelector(selector);
    return button ? () => desk.submit(form, button) : null;
  };
  const mark = MARKS[event.key] ?? (event.code === "KeyF" && markByF(event) ? MARKS.F8 : null);
  if (mark) return press(`[name=mark][value=${mark}]`);
  const digit = digitOf(event);
  if (digit !== null && mayPick(event, field, form)) {
    return press(`.instead button:nth-of-type(${digit})`);
  }
  if (!form.contains(event.target)) return null;
  if (event.key === "Enter" && !event.shiftKey && isTyping(event.target)) return press("[data-confirm]");
  if (event.key === "Escape") return () => desk.undo(field);
  if (event.key === "Tab" && isTyping(event.target)) {
    return () => desk.step(field, event.shiftKey ? -1 : 1);
  }
  return null;
}

function markByF(event) {
  return event.altKey ? !event.ctrlKey : !isTyping(event.target) && !event.ctrlKey && !event.metaKey;
}
