// The keys of the room's screen, and of every clicker: they send the arrows, PageUp and PageDown,
// full stop or B, F5 and Escape.
import { pressed } from "./lesson-steps.js";

const LETTERS_OFF = "diogel-letter-keys";
const NAMED = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  ArrowUp: "back",
  PageUp: "back",
  Home: "first",
  End: "last",
  F5: "start",
  Escape: "close",
};
const LETTERS = {
  n: "next",
  p: "back",
  b: "hold",
  ".": "hold",
  f: "full",
  s: "notes",
  o: "overview",
  "?": "keys",
  g: "number",
  j: "code",
  l: "language",
  d: "look",
};

export const lettersAreOff = () => localStorage.getItem(LETTERS_OFF) === "off";
export const turnLetters = () => localStorage.setItem(LETTERS_OFF, lettersAreOff() ? "on" : "off");

// does: what each key means here; number: (typed so far, whether it is all) => nothing.
export function listen(does, number) {
  let typed = null; // the number after G

  function goOn(event) {
    event.preventDefault();
    if (/^\d$/.test(event.key)) {
      typed += event.key;
      number(typed);
      return;
    }
    number(typed, event.key === "Enter");
    typed = null;
  }

  document.addEventListener("keydown", (event) => {
    if (pressed(event) || document.querySelector("dialog[open]")) return;
    if (typed !== null) {
      goOn(event);
      return;
    }
    const onControl = event.target.closest("a, button, summary, input");
    if (onControl && [" ", "Enter"].includes(event.key)) return;
    const letter = lettersAreOff() ? undefined : LETTERS[event.key.toLowerCase()];
    const meaning = NAMED[event.key] ?? letter;
    if (meaning === "number") {
      typed = "";
      number(typed);
    } else if (!does[meaning]) {
      return;
    } else {
      does[meaning]();
    }
    event.preventDefault();
  });
}
