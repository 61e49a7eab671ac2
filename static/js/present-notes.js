// The notes of whoever teaches: they keep step with the room's screen in the same browser, and say
// how the minutes stand against the plan.
import { Steps, pressed } from "./lesson-steps.js";

const root = document.querySelector(".teach");
const clock = root.querySelector("[data-clock]");
const KEPT = `diogel-clock-${root.dataset.lesson}`;
const MINUTE = 60_000;

const steps = new Steps({ root, onShow: tellTime });

function tellTime() {
  const began = Number(sessionStorage.getItem(KEPT));
  clock.hidden = false;
  if (!began) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary govuk-button--small";
    button.textContent = clock.dataset.begin;
    button.addEventListener("click", () => {
      sessionStorage.setItem(KEPT, String(Date.now()));
      tellTime();
    });
    clock.replaceChildren(button);
    return;
  }
  const gone = Math.floor((Date.now() - began) / MINUTE);
  const planned = Number(root.querySelector("[data-slide]:not([hidden])").dataset.plannedEnd);
  const late = gone - planned;
  const plan = late > 0 ? `${clock.dataset.over}: ${late}` : `${clock.dataset.spare}: ${-late}`;
  clock.textContent = `${clock.dataset.gone}: ${gone}. ${plan}`;
  clock.classList.toggle("teach__clock--late", late > 0);
}
setInterval(tellTime, 10_000);

document.addEventListener("keydown", (event) => {
  if (pressed(event)) return;
  const by = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!by) return;
  event.preventDefault();
  steps.move(by);
});
