// The code of the class: after a mistake what to mend is read first; else, at a desk, the one field
// is ready to be typed in. On a phone that would open the keyboard over the page. Where two fields
// are, the cursor stands in the one to mend, and always behind what was typed.

for (const field of document.querySelectorAll("input[type=text]")) field.setSelectionRange(field.value.length, field.value.length);

const toMend = document.querySelector("[autofocus]");
const problem = document.querySelector(".problem");
if (toMend) toMend.focus();
else if (problem) problem.focus();
else if (matchMedia("(hover: hover) and (pointer: fine)").matches) document.querySelector(".code__input")?.focus();
