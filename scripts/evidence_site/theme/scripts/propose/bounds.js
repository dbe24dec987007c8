// How much a field takes. What is too long is refused before anything reads it: the field keeps what it had.
import { faultElement } from "./elements.js";

// Keeps the text of a control within a number of characters, and says beside it when more was refused. Returns the
// function that writes to the control.
export function boundControl(control, refusal, most) {
  let kept = control.value;

  function refuse(length) {
    const message = `this would make the field ${length} characters long, so nothing was put in`;
    const cure = `put in only the part that belongs here, up to ${most} characters in all`;
    refusal.replaceChildren(faultElement({ message, cure }, {}));
  }

  // Before the browser lays the text out, which takes it long; what it was then can still be had with "Undo".
  control.addEventListener("beforeinput", (event) => {
    const added = event.data ?? event.dataTransfer?.getData("text/plain") ?? "";
    const length = control.value.length - (control.selectionEnd - control.selectionStart) + added.length;
    if (added && length > most) {
      event.preventDefault();
      refuse(length);
    }
  });
  // However else a text came here.
  control.addEventListener("input", () => {
    if (control.value.length > most) {
      refuse(control.value.length);
      control.value = kept;
    } else {
      refusal.replaceChildren();
      kept = control.value;
    }
  });
  return (text) => {
    control.value = text;
    kept = control.value;
  };
}
